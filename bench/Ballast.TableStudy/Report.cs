using System.Globalization;
using System.Text;
using Ballast.Core;

namespace Ballast.TableStudy;

/// <summary>The outcomes as a table of numbers, and what they say, in words.</summary>
internal static class Report
{
    private const int Resamples = 10_000;

    public static void Write(string path, IReadOnlyList<StudyTable> tables, IReadOnlyList<Outcome> outcomes, int repeats)
    {
        var csv = new CsvWriter("table", "learner", "treatment", "roc_auc", "average_precision", "brier", "f1", "f1_tuned", "balanced_accuracy", "balanced_accuracy_tuned");
        foreach (Outcome each in outcomes)
        {
            Scores s = each.Scores;
            csv.Row(each.Table, each.Learner, each.Treatment, s.Auc, s.AveragePrecision, s.Brier, s.FixedF1, s.TunedF1, s.FixedBalanced, s.TunedBalanced);
        }

        File.WriteAllText(path + ".csv", csv.ToString());
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{tables.Count} tables, {repeats} × 5 folds, thresholds by 3 folds inside each training part.\n\n");
        foreach (Learner learner in Learner.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"### {learner.Name}\n\n");
            Means(text, outcomes, learner.Name);
            Against(text, tables, outcomes, learner.Name);
        }

        text.Append("### Tables\n\n| table | rows | rare class | columns |\n|---|---|---|---|\n");
        foreach (StudyTable table in tables)
            text.Append(CultureInfo.InvariantCulture, $"| {table.Name} | {table.Labels.Length:N0} | {table.Positives} ({(double)table.Positives / table.Labels.Length:P1}) | {table.Features.Columns} |\n");
        File.WriteAllText(path + ".md", text.ToString());
    }

    private static void Means(StringBuilder text, IReadOnlyList<Outcome> outcomes, string learner)
    {
        text.Append("Means over the tables:\n\n| treatment | ROC AUC | average precision | Brier | F1 at 0.5 | F1, tuned | balanced accuracy at 0.5 | balanced accuracy, tuned |\n|---|---|---|---|---|---|---|---|\n");
        foreach (Treatment treatment in Treatment.All)
        {
            Scores s = Scores.Mean([.. outcomes.Where(each => each.Learner == learner && each.Treatment == treatment.Name).Select(each => each.Scores)]);
            text.Append(CultureInfo.InvariantCulture, $"| {treatment.Name} | {s.Auc:0.000} | {s.AveragePrecision:0.000} | {s.Brier:0.0000} | {s.FixedF1:0.000} | {s.TunedF1:0.000} | {s.FixedBalanced:0.000} | {s.TunedBalanced:0.000} |\n");
        }

        text.Append('\n');
    }

    /// <summary>Each treatment, at its better known threshold, against doing nothing with a tuned one.</summary>
    private static void Against(StringBuilder text, IReadOnlyList<StudyTable> tables, IReadOnlyList<Outcome> outcomes, string learner)
    {
        text.Append("Difference to doing nothing with a tuned threshold, mean over the tables with a 95 % interval (tables drawn again 10,000 times), and on how many tables it is better / worse by more than 0.01:\n\n");
        text.Append("| treatment | F1 at 0.5 | F1, tuned | balanced accuracy at 0.5 | balanced accuracy, tuned |\n|---|---|---|---|---|\n");
        Scores[] nothing = [.. Of(tables, outcomes, learner, Treatment.Nothing)];
        foreach (Treatment treatment in Treatment.All)
        {
            Scores[] with = [.. Of(tables, outcomes, learner, treatment.Name)];
            string Cell(Func<Scores, double> score, Func<Scores, double> reference) => Difference([.. with.Zip(nothing, (a, b) => score(a) - reference(b))]);
            text.Append(CultureInfo.InvariantCulture, $"| {treatment.Name} | {Cell(s => s.FixedF1, s => s.TunedF1)} | {(treatment.Name == Treatment.Nothing ? "–" : Cell(s => s.TunedF1, s => s.TunedF1))} ");
            text.Append(CultureInfo.InvariantCulture, $"| {Cell(s => s.FixedBalanced, s => s.TunedBalanced)} | {(treatment.Name == Treatment.Nothing ? "–" : Cell(s => s.TunedBalanced, s => s.TunedBalanced))} |\n");
        }

        text.Append('\n');
    }

    private static IEnumerable<Scores> Of(IReadOnlyList<StudyTable> tables, IReadOnlyList<Outcome> outcomes, string learner, string treatment) =>
        tables.Select(table => outcomes.Single(each => each.Table == table.Name && each.Learner == learner && each.Treatment == treatment).Scores);

    private static string Difference(double[] differences)
    {
        var random = new RandomState(1);
        double[] means = new double[Resamples];
        for (int i = 0; i < Resamples; i++) means[i] = random.Choice(differences.Length, differences.Length).Average(place => differences[place]);
        Array.Sort(means);
        string interval = $"{Signed(means[(int)(0.025 * Resamples)])} … {Signed(means[(int)(0.975 * Resamples)])}";
        return $"{Signed(differences.Average())} ({interval}), {differences.Count(each => each > 0.01)} / {differences.Count(each => each < -0.01)}";
    }

    private static string Signed(double value) => Math.Round(value, 3).ToString("+0.000;−0.000;0.000", CultureInfo.InvariantCulture);
}
