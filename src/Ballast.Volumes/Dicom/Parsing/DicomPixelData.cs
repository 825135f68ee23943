using System.Collections.Immutable;

namespace Ballast.Volumes;

/// <summary>Where the pixels of a file lie.</summary>
internal sealed class DicomPixelData
{
    /// <summary>The attribute that holds them.</summary>
    internal required uint Tag { get; init; }

    /// <summary>Whether they are stored as words of 16 bits.</summary>
    internal required bool AreWords { get; init; }

    /// <summary>The bytes, of pixels that are not encapsulated.</summary>
    internal DicomPart Raw { get; init; }

    /// <summary>How many bytes the element declares.</summary>
    internal uint Declared { get; init; }

    /// <summary>The fragments of encapsulated pixels; default where they are not encapsulated.</summary>
    internal ImmutableArray<DicomPart> Fragments { get; init; }

    /// <summary>The basic offset table: where frames begin, counted from the first fragment's item.</summary>
    internal ImmutableArray<uint> Offsets { get; init; } = [];

    internal bool IsEncapsulated => !Fragments.IsDefault;
}
