using System.Collections.Immutable;

namespace Ballast.Experiments;

/// <summary><c>balancing_experiments_summary.json</c>: which runs of which group succeeded. Written after every experiment.</summary>
internal static class SuiteSummary
{
    public const string FileName = "balancing_experiments_summary.json";

    public static void Write(string folder, ImmutableArray<SuiteRun> runs, DateTimeOffset date)
    {
        AtomicFile.WriteJson(Path.Combine(folder, FileName), new
        {
            ExperimentTimestamp = date.ToString("yyyy-MM-dd HH:mm:ss zzz"),
            ExperimentType = "data_balancing",
            TotalExperiments = runs.Length,
            Groups = runs.GroupBy(run => run.Experiment.Group).ToDictionary(group => RunChoices.Groups.NameOf(group.Key), group => Group([.. group])),
        });
    }

    private static object Group(ImmutableArray<SuiteRun> runs)
    {
        int failed = runs.Count(run => run.Failure is not null);
        return new
        {
            TotalExperiments = runs.Length,
            Successful = runs.Length - failed,
            Failed = failed,
            SuccessRate = (double)(runs.Length - failed) / runs.Length,
            Experiments = runs.ToDictionary(NameOf, run => run.Failure is null ? "success" : "failed"),
            Reasons = runs.Where(run => run.Failure is not null).ToDictionary(NameOf, run => run.Failure),
        };
    }

    private static string NameOf(SuiteRun run) =>
        run.Experiment.Adjustment is { } method ? $"{Path.GetFileName(run.Folder)}/{AdjustedFolder.Name}/{AdjustmentChoices.Methods.NameOf(method)}" : Path.GetFileName(run.Folder);
}
