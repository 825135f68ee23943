using System.Collections.Immutable;

namespace Ballast.Reporting;

/// <summary>How many training images each class has before and after balancing; techniques with the same counts share a panel.</summary>
internal static class ClassDistributions
{
    private const int MostNames = 5;

    internal static Html Render(ReportView view)
    {
        ReportDataset dataset = view.Dataset;
        ReportRun[] runs = [.. view.BaselineFirst.Where(run => run.Kind != ReportRunKind.OnBaselinePredictions)];
        var panels = runs.GroupBy(run => string.Join(' ', After(dataset, run))).Select(group => (Runs: group.ToArray(), After: After(dataset, group.First())));
        return Html.Of($"""
            <p class="intro">Only the training part is balanced. Filled: images that were there; hatched: added; outlined: removed.</p>
            <svg width="0" height="0" class="defs" aria-hidden="true"><defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch-back" width="5" height="5"/><rect class="hatch-line" width="2" height="5"/></pattern></defs></svg>
            <div class="panels">
            {Html.Each(panels, panel => Panel(dataset, NamesOf(panel.Runs), panel.After))}{(runs.Length == 0 ? Panel(dataset, "Training part", dataset.Training.Counts) : Html.Empty)}</div>
            {Parts(dataset)}
            """);
    }

    /// <summary>The runs of a panel; losses and samplers change no counts, so these may be many.</summary>
    private static string NamesOf(ReportRun[] runs)
    {
        string[] names = [.. runs.Select(run => run.Name)];
        return names.Length <= MostNames ? string.Join(", ", names) : $"{string.Join(", ", names[..(MostNames - 1)])} and {names.Length - MostNames + 1} more";
    }

    private static ImmutableArray<int> After(ReportDataset dataset, ReportRun run) =>
        run.TrainingCountsAfter.IsEmpty ? dataset.Training.Counts : run.TrainingCountsAfter;

    private static Html Panel(ReportDataset dataset, string names, ImmutableArray<int> after)
    {
        int total = after.Sum();
        string change = total == dataset.Training.Total
            ? $"{Figures.Count(total)} images"
            : $"{Figures.Count(dataset.Training.Total)} → {Figures.Count(total)} images";
        return Html.Of($"""
            <figure><figcaption><strong>{names}</strong><span class="sub">{change}</span></figcaption>{CountBars.Render(dataset, after, $"Training images of each class with {names}")}</figure>

            """);
    }

    private static Html Parts(ReportDataset dataset) => Html.Of($"""
        <details><summary>Counts of each class in training, validation and test</summary>
        <div class="scroll" tabindex="0" role="region" aria-label="Counts of each class">
        <table><thead><tr><th scope="col">Class</th><th scope="col" class="number">Training</th><th scope="col" class="number">Validation</th><th scope="col" class="number">Test</th></tr></thead>
        <tbody>{Html.Each(Enumerable.Range(0, dataset.Classes.Count), label => Html.Of($"""<tr><th scope="row">{dataset.Classes[label]}</th><td class="number">{Figures.Count(dataset.Training[label])}</td><td class="number">{Figures.Count(dataset.Validation[label])}</td><td class="number">{Figures.Count(dataset.Test[label])}</td></tr>"""))}</tbody></table>
        </div></details>
        """);
}
