using Ballast.Experiments;
using Ballast.Reporting;

namespace Ballast.Cli;

/// <summary>What a suite is about to do, and what came of it.</summary>
internal static class SuiteView
{
    public static void Introduce(SuiteSettings suite, PreparedDataset data)
    {
        Console.WriteLine(
            $"{data.Counts.Total:N0} images, {data.Counts.Classes} classes, largest to smallest {data.Counts.ImbalanceRatio:0.0} : 1"
            + (data.Dataset.GroupColumn is { } column ? $", grouped by {column}" : "") + ".");
        foreach (string note in data.Notes) Console.WriteLine($"note: {note}");
        Screen.Table(
            ["experiment", "group", "technique", "loss function"],
            [.. suite.Experiments.Select(each => (IReadOnlyList<string>)[each.Title, RunChoices.Groups.NameOf(each.Group), RunChoices.Techniques.NameOf(each.Technique), RunChoices.Losses.Format(each.Loss)])]);
        int own = suite.Experiments.Count(each => each.Group != ExperimentGroup.Reference);
        int reference = suite.Experiments.Length - own;
        string times = suite.Seeds.Length > 1 ? $", each with seeds {string.Join(", ", suite.Seeds)}" : "";
        Console.WriteLine($"Total: {own} experiments{(reference > 0 ? $" and {reference} reference{(reference > 1 ? "s" : "")}" : "")}{times}.");
    }

    public static void Conclude(SuiteResult result, bool json)
    {
        if (json)
        {
            JsonOutput.Write(ToJson(result));
            return;
        }

        if (result.Report is not null) ComparisonView.Show(result.Report);
        foreach (var group in result.Runs.GroupBy(run => run.Experiment.Group))
            Console.WriteLine($"{RunChoices.Groups.NameOf(group.Key),-14} {group.Count(run => run.Failure is null)} of {group.Count()} finished");
        foreach (SuiteRun failed in result.Runs.Where(run => run.Failure is not null)) ErrorLine.Write($"{failed.Experiment.Title} (seed {failed.Seed}) failed: {failed.Failure}");
        Console.WriteLine($"Summary: {Path.Combine(result.Folder, "balancing_experiments_summary.json")}");
        if (result.ReportPath is not null) Console.WriteLine($"Report:  {result.ReportPath}");
    }

    /// <summary>The result for programs.</summary>
    public static object ToJson(SuiteResult result) => new
    {
        result.Folder,
        result.ReportPath,
        Verdict = result.Report is null ? null : Verdict.Of(result.Report).Sentence,
        Runs = result.Runs.Select(Line),
        Comparison = ComparisonView.ToJson(result.Report),
    };

    private static object Line(SuiteRun run) => new { run.Experiment.Name, run.Seed, run.Folder, run.Failure };
}
