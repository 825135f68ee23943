namespace Ballast.Volumes;

/// <summary>What was found in a file.</summary>
internal sealed class DicomDataSet
{
    internal required DicomSyntax Syntax { get; init; }

    /// <summary>Whether the file names its transfer syntax.</summary>
    internal required bool NamesSyntax { get; init; }

    internal required DicomElements Elements { get; init; }

    /// <summary>What all frames share.</summary>
    internal required DicomElements Shared { get; init; }

    /// <summary>What the frames have of their own, by frame; empty where the file does not tell.</summary>
    internal required IReadOnlyList<DicomElements> PerFrame { get; init; }

    internal required DicomPixelData? Pixels { get; init; }
}
