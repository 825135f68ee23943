using Ballast.Core;

namespace Ballast.Detection;

/// <summary>The settings of a balanced dataset.</summary>
public sealed record BalanceOptions
{
    /// <summary>How the volume of an image is told; default <see cref="GroupRule.AfterFirstHyphen"/>.</summary>
    public GroupRule Volumes { get; init; } = GroupRule.AfterFirstHyphen;

    /// <summary>A CSV file with columns <c>volume</c> and <c>patient</c>: patients, not volumes, stay together. Default none.</summary>
    public string? PatientMapFile { get; init; }

    /// <summary>What happens when every image is a group of its own; default <see cref="SingletonGroups.Refuse"/>.</summary>
    public SingletonGroups Singletons { get; init; } = SingletonGroups.Refuse;

    /// <summary>The parts' shares; default 0.7, 0.15 and 0.15.</summary>
    public PartRatios Ratios { get; init; } = new();

    /// <summary>The seed; default 42.</summary>
    public uint Seed { get; init; } = 42;

    /// <summary>Searches for the best division of all instead of rounding each kind of group; default null, rounding.</summary>
    public OptimalSplitOptions? Optimal { get; init; }

    /// <summary>What is done to the training part; default as many negatives as positives.</summary>
    public TrainingSelection Selection { get; init; } = TrainingSelection.UndersampleNegatives();

    /// <summary>Which links in the input are followed; default those within it.</summary>
    public SymbolicLinks Links { get; init; } = SymbolicLinks.WithinFolder;

    /// <summary>Threads; the plan is the same with any number. Default: one a processor.</summary>
    public int Threads
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"Threads is {value} but must be 1 or more.");
    } = Environment.ProcessorCount;
}
