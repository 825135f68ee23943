using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Experiments;

/// <summary>What a suite runs.</summary>
public sealed record SuiteSettings
{
    /// <summary>The settings that all runs share; technique, loss, sampler, mixing, seed and name are set for each run.</summary>
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

    /// <summary>Runs that are left out, as experiment and seed; default none.</summary>
    public ImmutableHashSet<(Experiment Experiment, uint Seed)> LeftOut { get; init; } = [];

    /// <summary>Carries out the adjustments that rows show; null (the default) refuses such rows.</summary>
    public IRunAdjuster? Adjuster { get; init; }

    /// <summary>The folder, below the output folder, of what concerns the suite as a whole; default <see cref="ExperimentSuite.FolderName"/>.</summary>
    public string FolderName { get; init; } = ExperimentSuite.FolderName;

    /// <summary>What to do with finished runs of the same settings; default keep them.</summary>
    public FinishedRunPolicy FinishedRuns { get; init; }

    /// <summary>The command that the person gave, for the report; default empty.</summary>
    public string Command { get; init; } = "";

    /// <summary>Every run in the order of running: an adjusted row behind the run that it adjusts, which joins where it is not asked for.</summary>
    internal ImmutableArray<(Experiment Experiment, uint Seed)> Runs
    {
        get
        {
            var trained = new List<Experiment>(Experiments.Where(experiment => experiment.Adjustment is null));
            foreach (Experiment adjusted in Experiments.Where(experiment => experiment.Adjustment is not null))
                if (!trained.Exists(adjusted.TrainsAs))
                    trained.Add(AdHocExperiment.Known(adjusted with { Adjustment = null }));
            return
            [
                .. from experiment in trained.Concat(Experiments.Where(experiment => experiment.Adjustment is not null))
                   from seed in Seeds
                   where !LeftOut.Contains((experiment, seed))
                   select (experiment, seed),
            ];
        }
    }
}
