using System.Collections.Immutable;

namespace Ballast.Reporting;

/// <summary>Loss and validation macro-F1 by epoch, a pair of small charts a run.</summary>
internal static class TrainingCurves
{
    private const int MostOpenRuns = 12;

    internal static Html Render(ReportView view)
    {
        ReportRun[] runs = [.. view.BaselineFirst.Where(run => Epochs(run).Any())];
        if (runs.Length == 0) return Html.Empty;
        (double From, double To) f1 = LinearScale.Covering(runs.SelectMany(Epochs).Select(epoch => epoch.ValidationMacroF1), 0.05);
        return Html.Of($"""
            <p class="intro">Left: loss by epoch (<span class="key train">training</span>, <span class="key validation">validation</span>), each run on its own scale, for loss functions differ. Right: validation macro-F1, all runs on one scale; the dot is the epoch that was kept.</p>
            <div class="panels">
            {Html.Each(runs.Take(MostOpenRuns), run => Figure(run, f1))}</div>
            {Rest([.. runs.Skip(MostOpenRuns)], f1)}
            """);
    }

    private static Html Rest(ReportRun[] runs, (double From, double To) f1) => runs.Length == 0
        ? Html.Empty
        : Html.Of($"""<details><summary>{Figures.Count(runs.Length, "more run")}</summary><div class="panels">{Html.Each(runs, run => Figure(run, f1))}</div></details>""");

    private static IEnumerable<TrainingEpoch> Epochs(ReportRun run) => run.Histories.SelectMany(history => history.Epochs);

    private static Html Figure(ReportRun run, (double From, double To) f1)
    {
        int last = Epochs(run).Max(epoch => epoch.Epoch);
        IEnumerable<double> losses = Epochs(run).SelectMany(epoch => new[] { epoch.TrainingLoss, epoch.ValidationLoss });
        CurvePanel loss = new($"Loss of {run.Name} by epoch", last, LinearScale.Covering(losses, 0.05));
        CurvePanel score = new($"Validation macro-F1 of {run.Name} by epoch", last, f1);
        return Html.Of($"""
            <figure><figcaption>{RunLabel.Render(run)}</figcaption><div class="pair">{loss.Render(run.Histories.Select(history => Losses(loss, history.Epochs)))}{score.Render(run.Histories.Select(history => Scores(score, history)))}</div></figure>

            """);
    }

    private static Html Losses(CurvePanel panel, ImmutableArray<TrainingEpoch> epochs) => Html.Join(
        [
            panel.Line(epochs.Select(epoch => (epoch.Epoch, epoch.TrainingLoss)), "train"),
            panel.Line(epochs.Select(epoch => (epoch.Epoch, epoch.ValidationLoss)), "validation"),
        ]);

    private static Html Scores(CurvePanel panel, TrainingHistory history)
    {
        TrainingEpoch? best = history.Epochs.FirstOrDefault(epoch => epoch.Epoch == history.BestEpoch);
        return Html.Join(
        [
            panel.Line(history.Epochs.Select(epoch => (epoch.Epoch, epoch.ValidationMacroF1)), "validation"),
            best is null ? Html.Empty : panel.Dot(best.Epoch, best.ValidationMacroF1, "validation"),
        ]);
    }
}
