using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Experiments;

/// <summary>What a suite runs.</summary>
public sealed record SuiteSettings
{
    /// <summary>The settings that all runs share; technique, loss, seed and name are set for each run.</summary>
    public required RunSettings Template { get; init; }

    /// <summary>The experiments, in the order of running; default the suite's eight, class weights and the controls.</summary>
    public ImmutableArray<Experiment> Experiments { get; init; } = ExperimentCatalog.Suite;

    /// <summary>The seeds; each experiment runs once a seed. One or more, none twice; default 42.</summary>
    public ImmutableArray<uint> Seeds
    {
        get;
        init => field = value.Length > 0 && value.Distinct().Count() == value.Length
            ? value
            : throw new BallastException("--seeds needs one or more seeds, none twice, for example --seeds 42,43,44.");
    } = [42];

    /// <summary>What to do with finished runs of the same settings; default keep them.</summary>
    public FinishedRunPolicy FinishedRuns { get; init; }

    /// <summary>The command that the person gave, for the report; default empty.</summary>
    public string Command { get; init; } = "";
}
