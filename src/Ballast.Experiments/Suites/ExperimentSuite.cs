using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Experiments;

/// <summary>Runs experiments one after the other on the same parts of the same data, keeps what is finished, and compares.</summary>
/// <remarks>
/// The data are read, checked and split once a seed; every run gets the same split plan. A run that fails is noted and the suite goes on.
/// After an interruption the same settings find the finished runs and go on with the rest.
/// </remarks>
public sealed class ExperimentSuite
{
    /// <summary>The folder, below the output folder, of what concerns the suite as a whole.</summary>
    public const string FolderName = "balancing_experiments";

    private readonly SuiteSettings settings;
    private readonly IRunExecutor executor;
    private readonly TimeProvider time;

    /// <summary>Prepares a suite.</summary>
    /// <param name="settings">What to run.</param>
    /// <param name="executor">Carries out each run.</param>
    /// <param name="time">The clock, for the summary's date; default the system's.</param>
    public ExperimentSuite(SuiteSettings settings, IRunExecutor executor, TimeProvider? time = null)
    {
        this.settings = settings;
        this.executor = executor;
        this.time = time ?? TimeProvider.System;
    }

    private string SuiteFolder => Path.Combine(Path.GetFullPath(settings.Template.OutputFolder), settings.FolderName);

    /// <summary>Runs the suite.</summary>
    /// <param name="data">The dataset, as <see cref="DataPreparation.Read"/> gives it.</param>
    /// <param name="progress">Told of every step.</param>
    /// <param name="cancellation">Stops the suite; finished runs are kept.</param>
    /// <exception cref="BallastException">The data leak between parts, or a folder cannot be written.</exception>
    public SuiteResult Run(PreparedDataset data, IProgress<SuiteProgress> progress, CancellationToken cancellation) =>
        WriteGuard.Run(settings.Template.OutputFolder, () =>
        {
            Directory.CreateDirectory(SuiteFolder);
            using FolderLock held = FolderLock.Take(SuiteFolder, cancellation);
            ImmutableDictionary<uint, SeedSplit> splits = WriteSplitPlans(data);
            List<SuiteRun> runs = [];
            ImmutableArray<(Experiment Experiment, uint Seed)> planned = settings.Runs;
            foreach ((Experiment experiment, uint seed) in planned)
            {
                var slot = new Slot(runs.Count, planned.Length, experiment, seed);
                runs.Add(experiment.Adjustment is null ? RunOne(slot, splits[seed], progress, cancellation) : Adjust(slot, runs, progress, cancellation));
                SuiteSummary.Write(SuiteFolder, [.. runs], time.GetLocalNow());
            }

            return SuiteComparison.Write(SuiteFolder, settings, [.. runs], time.GetLocalNow());
        });

    private ImmutableDictionary<uint, SeedSplit> WriteSplitPlans(PreparedDataset data)
    {
        var splits = ImmutableDictionary.CreateBuilder<uint, SeedSplit>();
        foreach (uint seed in settings.Seeds)
        {
            string path = Path.Combine(SuiteFolder, $"split_plan_seed{seed}.csv");
            SplitDataset split = data.Split(settings.Template.Data, seed);
            SplitDatasetFile.Write(path, split);
            splits.Add(seed, new SeedSplit(path, split.Fingerprint));
        }

        return splits.ToImmutable();
    }

    private SuiteRun RunOne(Slot slot, SeedSplit split, IProgress<SuiteProgress> progress, CancellationToken cancellation)
    {
        RunSettings run = SettingsOf(slot, split.Plan);
        RunConfiguration configuration = RunConfiguration.Of(run, split.Fingerprint);
        string folder = FreeFolder(run.FolderName, configuration, out bool finished);
        void Tell(SuiteStep step, RunProgress where) => progress.Report(new SuiteProgress(step, slot.Run, slot.Runs, TitleOf(slot), where));

        if (finished)
        {
            Tell(SuiteStep.Kept, new RunProgress("kept", 1, folder));
            return new SuiteRun(slot.Experiment, slot.Seed, folder, null);
        }

        Tell(SuiteStep.Started, new RunProgress("starting", 0));
        string path = Path.Combine(SuiteFolder, "configurations", Path.GetFileName(folder) + ".json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.WriteJson(path, configuration with { ExperimentName = Path.GetFileName(folder) });
        string? failure = executor.Execute(path, new Relay(where => Tell(SuiteStep.Moved, where)), cancellation);
        Tell(failure is null ? SuiteStep.Finished : SuiteStep.Failed, new RunProgress(failure is null ? "finished" : "failed", 1, failure ?? folder));
        return new SuiteRun(slot.Experiment, slot.Seed, folder, failure);
    }

    /// <summary>The row of an adjustment of a run that was finished before.</summary>
    private SuiteRun Adjust(Slot slot, List<SuiteRun> before, IProgress<SuiteProgress> progress, CancellationToken cancellation)
    {
        void Tell(SuiteStep step, string stage, string detail) =>
            progress.Report(new SuiteProgress(step, slot.Run, slot.Runs, TitleOf(slot), new RunProgress(stage, step == SuiteStep.Started ? 0 : 1, detail)));
        AdjustmentMethod method = slot.Experiment.Adjustment!.Value;
        SuiteRun? trained = before.Find(run => run.Seed == slot.Seed && run.Experiment.Adjustment is null && run.Experiment.TrainsAs(slot.Experiment));
        Tell(SuiteStep.Started, "adjusting", "");
        string? failure = trained is null ? "The run to adjust is left out."
            : trained.Failure is not null ? $"The run to adjust failed: {trained.Failure}"
            : settings.Adjuster is null ? $"This program cannot make the adjustment '{AdjustmentChoices.Methods.NameOf(method)}'."
            : settings.Adjuster.Adjust(trained.Folder, method, cancellation);
        Tell(failure is null ? SuiteStep.Finished : SuiteStep.Failed, failure is null ? "finished" : "failed", failure ?? trained!.Folder);
        return new SuiteRun(slot.Experiment, slot.Seed, trained?.Folder ?? "", failure);
    }

    private string TitleOf(Slot slot) => settings.Seeds.Length > 1 ? $"{slot.Experiment.Title}, seed {slot.Seed}" : slot.Experiment.Title;

    private RunSettings SettingsOf(Slot slot, string splitPlan)
    {
        RunSettings template = settings.Template;
        RunSettings run = slot.Experiment.ApplyTo(template) with
        {
            Data = template.Data with { SplitPlanPath = splitPlan },
            Training = template.Training with { Seed = slot.Seed },
        };
        return settings.Seeds.Length > 1 ? run with { Name = $"{run.FolderName}_seed{slot.Seed}" } : run;
    }

    /// <summary>The first of name, name_2, name_3 … that is free, or that holds a finished run of the same settings.</summary>
    private string FreeFolder(string name, RunConfiguration configuration, out bool finished)
    {
        string output = Path.GetFullPath(settings.Template.OutputFolder);
        string folder = Path.Combine(output, name);
        finished = false;
        if (settings.FinishedRuns == FinishedRunPolicy.Overwrite) return folder;
        for (int copy = 2; Directory.Exists(folder); copy++)
        {
            if (RunFolder.IsFinished(folder) && RunConfiguration.Read(Path.Combine(folder, RunFolder.Configuration)).Repeats(configuration))
            {
                finished = true;
                return folder;
            }

            folder = Path.Combine(output, $"{name}_{copy}");
        }

        return folder;
    }

    /// <summary>What a seed makes of the dataset: the file of its plan, and the fingerprint of the images in it.</summary>
    private sealed record SeedSplit(string Plan, string Fingerprint);

    private sealed record Slot(int Run, int Runs, Experiment Experiment, uint Seed);

    private sealed class Relay(Action<RunProgress> tell) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => tell(value);
    }
}
