using System.Collections.Immutable;
using System.Text;

namespace Ballast.Metrics;

/// <summary>Precision, recall, F1 and support of every class, with accuracy and the macro and weighted averages.</summary>
/// <remarks>
/// Equal to scikit-learn's <c>classification_report(zero_division=0)</c>: the averages run over the classes that occur in the truth or
/// among the predictions. Departs from it in one thing: a class that occurs nowhere has a row of zeros instead of none, so that every
/// report of a dataset has the same rows; the averages leave it out.
/// </remarks>
public sealed class ClassificationReport
{
    private const string LongestHeading = "weighted avg";
    private static readonly string[] Headings = ["precision", "recall", "f1-score", "support"];

    private readonly ConfusionMatrix counts;

    private ClassificationReport(ConfusionMatrix counts)
    {
        this.counts = counts;
        ImmutableArray<double> precision = ClassificationScores.Precision(counts);
        ImmutableArray<double> recall = ClassificationScores.Recall(counts);
        ImmutableArray<double> f1 = ClassificationScores.F1(counts);
        Classes = [.. Enumerable.Range(0, counts.Classes).Select(c => new ReportRow(precision[c], recall[c], f1[c], counts.TruthCounts[c]))];
        Accuracy = ClassificationScores.Accuracy(counts);
        MacroAverage = Average(counts, ScoreAverage.Macro);
        WeightedAverage = Average(counts, ScoreAverage.Weighted);
    }

    /// <summary>One row a class, in label order.</summary>
    public ImmutableArray<ReportRow> Classes { get; }

    /// <summary>The share of samples predicted right, 0 … 1.</summary>
    public double Accuracy { get; }

    /// <summary>The mean over the classes that occur; its support is the number of samples.</summary>
    public ReportRow MacroAverage { get; }

    /// <summary>The mean over the classes, each counted by its true samples; its support is the number of samples.</summary>
    public ReportRow WeightedAverage { get; }

    /// <summary>Makes the report of a confusion matrix.</summary>
    /// <param name="counts">The confusion matrix.</param>
    public static ClassificationReport Of(ConfusionMatrix counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return new ClassificationReport(counts);
    }

    /// <summary>
    /// The rows of scikit-learn's transposed report, in its order: the classes, <c>accuracy</c>, <c>macro avg</c>, <c>weighted avg</c>. The
    /// row <c>accuracy</c> repeats the accuracy in all four columns, as pandas does.
    /// </summary>
    /// <param name="classNames">One name a class, in label order.</param>
    /// <exception cref="ArgumentException">There is not one name a class.</exception>
    public ImmutableArray<ReportTableRow> ToTable(IReadOnlyList<string> classNames)
    {
        ReportText.RequireNames(Classes.Length, classNames);
        return
        [
            .. Classes.Select((row, label) => Named(classNames[label], row)),
            new ReportTableRow("accuracy", Accuracy, Accuracy, Accuracy, Accuracy),
            Named("macro avg", MacroAverage),
            Named("weighted avg", WeightedAverage),
        ];
    }

    /// <summary>The report as text, in scikit-learn's columns; with sample weights the support is a weight, printed with as many digits as the scores.</summary>
    /// <param name="classNames">One name a class, in label order.</param>
    /// <param name="digits">How many digits after the point; 0 … 15, default 2.</param>
    /// <exception cref="ArgumentException">There is not one name a class.</exception>
    public string ToText(IReadOnlyList<string> classNames, int digits = 2)
    {
        ReportText.RequireNames(Classes.Length, classNames);
        ReportText.RequireDigits(digits);
        int width = ReportText.NameWidth(classNames, LongestHeading, digits);
        StringBuilder text = new();
        AppendLine(text, "".PadLeft(width), Headings);
        text.Append('\n');
        for (int label = 0; label < Classes.Length; label++)
            AppendLine(text, classNames[label].PadLeft(width), Cells(Classes[label], counts.TruthWeight(label), digits));
        text.Append('\n');
        // scikit-learn prints the micro-averaged F1 there: the accuracy but for the last bit, by which an exact half is rounded.
        double micro = ClassificationScores.F1(counts, ScoreAverage.Micro);
        string[] accuracy = ["", "", ReportText.Fixed(micro, digits), ReportText.Support(counts, counts.TotalWeight, digits)];
        AppendLine(text, "accuracy".PadLeft(width), accuracy);
        AppendLine(text, "macro avg".PadLeft(width), Cells(MacroAverage, counts.TotalWeight, digits));
        AppendLine(text, LongestHeading.PadLeft(width), Cells(WeightedAverage, counts.TotalWeight, digits));
        return text.ToString();
    }

    private static void AppendLine(StringBuilder text, string name, string[] cells) =>
        text.Append(name).Append("  ").AppendJoin(' ', cells.Select(ReportText.Column)).Append('\n');

    private string[] Cells(ReportRow row, double weight, int digits) =>
    [
        ReportText.Fixed(row.Precision, digits), ReportText.Fixed(row.Recall, digits), ReportText.Fixed(row.F1, digits),
        ReportText.Support(counts, weight, digits),
    ];

    private static ReportTableRow Named(string name, ReportRow row) => new(name, row.Precision, row.Recall, row.F1, row.Support);

    private static ReportRow Average(ConfusionMatrix counts, ScoreAverage average) => new(
        ClassificationScores.Precision(counts, average),
        ClassificationScores.Recall(counts, average),
        ClassificationScores.F1(counts, average),
        counts.Total);
}
