using Ballast.Detection;

namespace Ballast.Cli;

/// <summary>What an inspection of a detection dataset is to give beside its tables.</summary>
internal sealed record DetectionInspectWishes
{
    public string? HtmlFile { get; init; }

    public string? SliceRangeFile { get; init; }

    /// <summary>The classes of a filter; none asks for no filter.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    public required GroupRule Groups { get; init; }
}
