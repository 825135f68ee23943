using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="KMeans"/>.</summary>
public sealed record KMeansOptions
{
    /// <summary>How many clusters; 1 or more, default 8.</summary>
    public int Clusters
    {
        get;
        init => field = AtLeastOne(value, nameof(Clusters), 8);
    } = 8;

    /// <summary>The seed of the draws; default 42. Equal to an integer <c>random_state</c> in Python.</summary>
    public uint Seed { get; init; } = 42;

    /// <summary>How many runs from drawn starts, of which the best is taken; 1 or more, default 10.</summary>
    public int Runs
    {
        get;
        init => field = AtLeastOne(value, nameof(Runs), 10);
    } = 10;

    /// <summary>How many steps a run has at most; 1 or more, default 300.</summary>
    public int MaxSteps
    {
        get;
        init => field = AtLeastOne(value, nameof(MaxSteps), 300);
    } = 300;

    /// <summary>A run ends when the centroids' squared movements sum to no more than this share of the mean variance of a feature; 0 or more, default 1e-4.</summary>
    public double Tolerance
    {
        get;
        init => field = value is >= 0 and < double.PositiveInfinity ? value : throw new BallastException($"Tolerance is {value} but must be 0 or more. 1e-4 is usual.");
    } = 1e-4;

    /// <summary>How many threads work at most; 1 or more, default one a processor. The result does not depend on it.</summary>
    public int Workers
    {
        get;
        init => field = AtLeastOne(value, nameof(Workers), Environment.ProcessorCount);
    } = Environment.ProcessorCount;

    private static int AtLeastOne(int value, string name, int usual) =>
        value >= 1 ? value : throw new BallastException($"{name} is {value} but must be 1 or more. {usual} is usual.");
}
