using Ballast.Core;

namespace Ballast.Detection;

/// <summary>The settings of a check.</summary>
public sealed record VerifyOptions
{
    /// <summary>How the group of an image is told; default: by <c>balanced_dataset_metadata.json</c> where it lists the image, else <see cref="GroupRule.AfterFirstHyphen"/>.</summary>
    public GroupRule? Groups { get; init; }

    /// <summary>How images are compared by their looks; null leaves it out. Default: as measured.</summary>
    public NearDuplicateCheck? NearDuplicates { get; init; } = new();

    /// <summary>By how much a box may reach out of its image, pixels; default 0.5.</summary>
    public double BoxTolerancePixels
    {
        get;
        init => field = value >= 0 ? value : throw new BallastException($"The tolerance of boxes is {value} pixels but must be 0 or more. 0.5 is usual.");
    } = 0.5;

    /// <summary>Which links in the dataset are followed; default those within it.</summary>
    public SymbolicLinks Links { get; init; } = SymbolicLinks.WithinFolder;

    /// <summary>Threads; the findings are the same with any number. Default: one a processor.</summary>
    public int Threads
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"Threads is {value} but must be 1 or more.");
    } = Environment.ProcessorCount;
}
