using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Metrics;
using Ballast.Reporting;
using Ballast.Resampling;

namespace Ballast.Experiments;

/// <summary>Finished runs side by side: scores with intervals, paired differences to the baseline, corrections that cost nothing, and what each run cost.</summary>
public sealed class RunReport
{
    private RunReport(ReportContent content) => Content = content;

    /// <summary>What the report shows.</summary>
    public ReportContent Content { get; }

    /// <summary>Compares runs.</summary>
    /// <param name="runs">Finished runs of one dataset; those of one experiment are seeds of one row.</param>
    /// <param name="failed">Runs that failed, to be named in the report.</param>
    /// <param name="command">The command that repeats the report.</param>
    /// <param name="date">When it is made.</param>
    /// <exception cref="BallastException">There is no run, or the runs have different classes.</exception>
    public static RunReport Of(ImmutableArray<FinishedRun> runs, ImmutableArray<SuiteRun> failed, string command, DateTimeOffset date)
    {
        if (runs.IsDefaultOrEmpty) throw new BallastException("There is no finished run to report on.");
        FinishedRun? stranger = runs.FirstOrDefault(run => !run.Classes.SequenceEqual(runs[0].Classes));
        if (stranger is not null)
            throw new BallastException($"'{stranger.Folder}' has other classes than '{runs[0].Folder}'. Report on runs of one dataset at a time.");
        var rows = runs.GroupBy(run => run.Experiment).Select(group => (Experiment: group.Key, Runs: TechniqueRuns.Of(group))).ToImmutableArray();
        TechniqueRuns? baseline = rows.FirstOrDefault(row => row.Experiment == ExperimentCatalog.Baseline).Runs;
        var controls = rows.Where(row => row.Experiment.IsControl).ToImmutableArray();
        return new RunReport(new ReportContent
        {
            Title = $"{Path.GetFileName(runs[0].Configuration.Dataset)}: which balancing helps?",
            Dataset = ReportFacts.Dataset(runs[0]),
            Runs =
            [
                .. rows.Select(row => Trained(row.Experiment, row.Runs, baseline, controls)),
                .. baseline is null ? [] : PostHocRows.Of(baseline).Where(row => !rows.Any(shown => shown.Experiment.Adjustment == row.Method && shown.Experiment.TrainsAs(ExperimentCatalog.Baseline))).Select(row => Corrected(row, baseline)),
                .. failed.Where(run => rows.All(row => row.Experiment != run.Experiment)).DistinctBy(run => run.Experiment).Select(Failed),
            ],
            SyntheticExamples = [.. rows.Where(row => row.Experiment.IsPlain).SelectMany(row => row.Runs.Runs[0].Examples(row.Experiment.Title))],
            Provenance = ReportFacts.Provenance(runs, command, date),
        });
    }

    /// <summary>Writes the HTML file.</summary>
    /// <param name="path">The file.</param>
    public void Write(string path) => AtomicFile.WriteText(Path.GetFullPath(path), ExperimentReport.Render(Content));

    private static ReportRun Trained(Experiment experiment, TechniqueRuns technique, TechniqueRuns? baseline, ImmutableArray<(Experiment Experiment, TechniqueRuns Runs)> controls)
    {
        bool isBaseline = experiment == ExperimentCatalog.Baseline, isControl = experiment.IsControl;
        (Experiment? asLong, TechniqueRuns? control) = isBaseline || isControl || experiment.Adjustment is not null ? default : AsLong(technique, controls);
        return new ReportRun
        {
            Name = experiment.Title,
            Technique = RunChoices.Techniques.NameOf(experiment.Technique),
            Loss = RunChoices.Losses.Format(experiment.Loss),
            Extras = ExtrasOf(experiment),
            Group = RunChoices.Groups.NameOf(experiment.Group).Replace('_', ' '),
            Kind = KindOf(experiment),
            Seeds = [.. technique.Runs.Select(run => run.Configuration.Seed)],
            Scores = RunScoring.Of(technique),
            Difference = isBaseline || baseline is null ? null : RunScoring.Difference(baseline, technique),
            Control = asLong?.Title,
            DifferenceToControl = control is null ? null : RunScoring.Difference(control, technique),
            TrainingCountsAfter = technique.Runs[0].TrainingAfter.Counts,
            Confusion = technique.Pooled,
            Histories = [.. technique.Runs.Select(run => run.History)],
            Cost = experiment.Adjustment is not null ? null : new RunCost
            {
                TrainSeconds = technique.Runs.Average(run => run.Summary.Costs.BalancingSeconds + run.Summary.Costs.TrainingSeconds),
                PeakMemoryBytes = technique.Runs.Max(run => run.Summary.Costs.PeakMemoryBytes),
                TrainingSamples = technique.Runs[0].Summary.Costs.TrainingSamples,
            },
            Warnings = [.. technique.Runs.SelectMany(run => run.Summary.Warnings).Distinct()],
        };
    }

    /// <summary>The control that took about as many steps as a technique; nothing when none did.</summary>
    private static (Experiment? Experiment, TechniqueRuns? Runs) AsLong(TechniqueRuns technique, ImmutableArray<(Experiment Experiment, TechniqueRuns Runs)> controls)
    {
        int closest = ControlLength.Closest(Images(technique), [.. controls.Select(control => Images(control.Runs))]);
        return closest < 0 ? default : controls[closest];

        static int Images(TechniqueRuns runs) => runs.Runs[0].Summary.Costs.TrainingSamples;
    }

    private static ReportRunKind KindOf(Experiment experiment) => experiment switch
    {
        _ when experiment == ExperimentCatalog.Baseline => ReportRunKind.Baseline,
        { IsControl: true } => ReportRunKind.Control,
        { Adjustment: not null } when experiment.TrainsAs(ExperimentCatalog.Baseline) => ReportRunKind.OnBaselinePredictions,
        _ => ReportRunKind.Trained,
    };

    /// <summary>Sampler, mixing and adjustment where they differ from plain training.</summary>
    private static ImmutableArray<NamedValue> ExtrasOf(Experiment experiment)
    {
        var extras = ImmutableArray.CreateBuilder<NamedValue>();
        if (experiment.Sampler != ExperimentCatalog.Baseline.Sampler) extras.Add(new("sampler", RunChoices.Samplers.Format(experiment.Sampler)));
        if (experiment.Mixing is not null) extras.Add(new("mixing", RunChoices.Mixings.Format(experiment.Mixing)));
        if (experiment.Adjustment is { } adjustment) extras.Add(new("adjust", RunChoices.Adjustments.NameOf(adjustment)));
        return extras.ToImmutable();
    }

    private static ReportRun Corrected(PostHocRows.Row row, TechniqueRuns baseline) => new()
    {
        Name = $"Baseline + {AdjustmentChoices.TitleOf(row.Method)}",
        Technique = "none",
        Loss = RunChoices.Losses.Format(ExperimentCatalog.Baseline.Loss),
        Group = "post hoc",
        Kind = ReportRunKind.OnBaselinePredictions,
        Seeds = [.. row.Runs.Runs.Select(run => run.Configuration.Seed)],
        Scores = RunScoring.Of(row.Runs),
        Difference = RunScoring.Difference(baseline, row.Runs),
        Confusion = row.Runs.Pooled,
        Warnings = row.Notes,
    };

    private static ReportRun Failed(SuiteRun run) => new()
    {
        Name = run.Experiment.Title,
        Technique = RunChoices.Techniques.NameOf(run.Experiment.Technique),
        Loss = RunChoices.Losses.Format(run.Experiment.Loss),
        Extras = ExtrasOf(run.Experiment),
        Group = RunChoices.Groups.NameOf(run.Experiment.Group).Replace('_', ' '),
        Seeds = [run.Seed],
        FailedReason = run.Failure,
    };
}
