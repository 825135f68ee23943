namespace Ballast.Reporting;

/// <summary>The head of the page: the verdict, what it rests on, how to read it.</summary>
internal static class VerdictSection
{
    internal static Html Render(ReportView view)
    {
        Verdict verdict = view.Verdict;
        return Html.Of($"""
            <header>
            <h1>{view.Content.Title}</h1>
            <div class="verdict {Tone(verdict.Kind)}">
            <p class="kicker">{Kicker(verdict.Kind)}</p>
            <p class="sentence">{verdict.Sentence}</p>
            {Html.Each(verdict.Notes, note => Html.Of($"""<p class="note">{note}</p>"""))}
            </div>
            <dl class="facts">{Html.Each(Facts(view), Fact)}</dl>
            <p class="reading"><strong>How to read.</strong> {HowToRead(view)}</p>
            </header>

            """);
    }

    private static Html Fact(NamedValue fact) => Html.Of($"<div><dt>{fact.Name}</dt><dd>{fact.Value}</dd></div>");

    private static string Tone(VerdictKind kind) => kind switch
    {
        VerdictKind.Helps => "helps",
        VerdictKind.Hurts => "hurts",
        _ => "open",
    };

    private static string Kicker(VerdictKind kind) => kind switch
    {
        VerdictKind.Helps => "Verdict: balancing helps here",
        VerdictKind.Hurts => "Verdict: balancing hurts here",
        VerdictKind.LongerTraining => "Verdict: longer training helps, balancing itself is not shown to",
        VerdictKind.NoDifference => "Verdict: no clear difference",
        _ => "Verdict: nothing to compare",
    };

    private static IEnumerable<NamedValue> Facts(ReportView view)
    {
        ReportDataset dataset = view.Dataset;
        yield return new("Dataset", dataset.Name);
        yield return new("Images", Figures.Count(dataset.Samples));
        yield return new("Classes", Figures.Count(dataset.Classes.Count));
        yield return new("Largest to smallest class", $"{Figures.Ratio(dataset.Training.ImbalanceRatio)} : 1 in training{(dataset.Imbalance is { } cut ? $", cut to {Figures.Ratio(cut)} : 1" : "")}");
        yield return new("Train / validation / test", $"{Figures.Count(dataset.Training.Total)} / {Figures.Count(dataset.Validation.Total)} / {Figures.Count(dataset.Test.Total)}");
        if (dataset.Groups > 0) yield return new("Split by", $"{dataset.GroupColumn ?? "group"} ({Figures.Count(dataset.Groups)}), none in two parts");
        string failed = view.Failed.IsEmpty ? "" : $", {view.Failed.Length} failed";
        yield return new("Runs", $"{view.Finished.Length} finished{failed}");
        string seeds = string.Join(", ", view.Content.Provenance.Seeds);
        if (seeds.Length > 0) yield return new(view.Content.Provenance.Seeds.Length == 1 ? "Seed" : "Seeds", seeds);
        if (dataset.Problems.Length > 0) yield return new("Left out", Figures.Count(dataset.Problems.Length, "file"));
    }

    private static string HowToRead(ReportView view)
    {
        int seeds = view.Finished.IsEmpty ? 0 : view.Finished.Max(run => run.Seeds.Length);
        string luck = view.Finished.IsEmpty
            ? ""
            : seeds > 1 ? $"Each run was trained with {seeds} seeds (small dots), which shows the luck of training."
            : "Each run was trained with one seed: the intervals do not cover the luck of training; repeat with several seeds before relying on a small gain.";
        string byGroup = view.Dataset.Groups > 0 ? " by group" : "";
        return $"Macro-F1 counts every class alike, however rare. Intervals (95 %) come from resampling the test images{byGroup}; a difference is paired, "
            + "image by image, with doing nothing, and counts only if its interval leaves 0 out and its p-value stands after Holm’s correction for all comparisons. "
            + "The best of several is chosen on these same test images, so its gain is on the optimistic side. Validation and test parts were never rebalanced. " + Steps(view) + luck;
    }

    /// <summary>A technique that adds images also takes more optimiser steps; a gain may come from those alone.</summary>
    private static string Steps(ReportView view)
    {
        int before = view.Dataset.Training.Total;
        bool longer = view.Finished.Any(run => run.Cost is { } cost && cost.TrainingSamples > 1.2 * before);
        if (!longer) return "";
        string[] names = [.. view.Finished.Where(run => run.Kind == ReportRunKind.Control).Select(run => $"‘{run.Name}’")];
        string control = names.Length == 0
            ? ""
            : $"How large it is, {string.Join(" and ", names)} {(names.Length == 1 ? "shows by repeating" : "show by repeating")} all images alike; a technique is compared with the control that took as many steps. ";
        return "All runs had the same number of epochs, so those that add images took more steps than doing nothing: part of a gain may be training for longer. " + control;
    }
}
