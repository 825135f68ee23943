using Ballast.Experiments;

namespace Ballast.Cli;

/// <summary>What a suite file is about to run, and what came of it.</summary>
internal static class GridView
{
    public static void Introduce(SuiteGrid grid)
    {
        Screen.Table(
            ["experiment", "group", "technique", "loss function", "sampler", "mixing"],
            [.. grid.Experiments.Select(each => (IReadOnlyList<string>)
            [
                each.Title, RunChoices.Groups.NameOf(each.Group), RunChoices.Techniques.NameOf(each.Technique), RunChoices.Losses.Format(each.Loss),
                RunChoices.Samplers.Format(each.Sampler), RunChoices.Mixings.Format(each.Mixing),
            ])]);
        Console.WriteLine(
            $"{Amount.Of(grid.Datasets.Length, "dataset")} × {Amount.Of(grid.Models.Length, "network")} × {Amount.Of(grid.Experiments.Length, "technique")} × {Amount.Of(grid.Seeds.Length, "seed")}"
            + $"{(grid.Exclusions.IsEmpty ? "" : ", less what is excluded")}: {Amount.Of(grid.Cells.Sum(cell => RunsOf(cell.Suite)), "run")}.");
    }

    public static void Conclude(GridResult result, bool json)
    {
        if (json && result.Cells.Length > 1)
        {
            JsonOutput.Write(new { result.ReportPath, Cells = result.Cells.Select(each => new { each.Cell.Label, Result = SuiteView.ToJson(each.Result) }) });
            return;
        }

        foreach ((SuiteCell cell, SuiteResult suite) in result.Cells)
        {
            if (cell.Label.Length > 0) Console.WriteLine($"{Environment.NewLine}{cell.Label}");
            SuiteView.Conclude(suite, json);
        }

        if (result.Cells.Length > 1 && result.ReportPath is not null) Console.WriteLine($"{Environment.NewLine}Report over all: {result.ReportPath}");
    }

    private static int RunsOf(SuiteSettings suite) => suite.Experiments.Length * suite.Seeds.Length - suite.Experiments.Sum(each => suite.Seeds.Count(seed => suite.LeftOut.Contains((each, seed))));
}
