using System.Collections.Immutable;
using System.Text;

namespace Ballast.Metrics;

/// <summary>Precision, recall, specificity, F1, geometric mean and index balanced accuracy of every class, and their averages.</summary>
/// <remarks>
/// Equal to imbalanced-learn's <c>classification_report_imbalanced(zero_division=0)</c>, the text character by character. The average counts each
/// class by its true samples, so it is led by the large ones. Departs from imbalanced-learn with sample weights, where its specificity is wrong
/// (issue 1180), and in a class that occurs nowhere, which has a row of zeros; the averages leave it out.
/// </remarks>
public sealed class ImbalancedReport
{
    private const string AverageHeading = "avg / total";
    private static readonly string[] Headings = ["pre", "rec", "spe", "f1", "geo", "iba", "sup"];

    private readonly ConfusionMatrix counts;

    private ImbalancedReport(ConfusionMatrix counts, IndexBalancedAccuracyOptions? options)
    {
        this.counts = counts;
        ImmutableArray<double> precision = ClassificationScores.Precision(counts);
        ImmutableArray<double> recall = ClassificationScores.Recall(counts);
        ImmutableArray<double> specificity = ClassificationScores.Specificity(counts);
        ImmutableArray<double> f1 = ClassificationScores.F1(counts);
        ImmutableArray<double> geometric = ClassificationScores.GeometricMeanPerClass(counts);
        ImmutableArray<double> balanced = IndexBalancedAccuracy.PerClass(counts, ClassificationScores.GeometricMeanPerClass, options);
        Classes =
        [
            .. Enumerable.Range(0, counts.Classes).Select(
                c => new ImbalancedReportRow
                {
                    Precision = precision[c],
                    Recall = recall[c],
                    Specificity = specificity[c],
                    F1 = f1[c],
                    GeometricMean = geometric[c],
                    IndexBalancedAccuracy = balanced[c],
                    Support = counts.TruthWeight(c),
                }),
        ];
        Average = new ImbalancedReportRow
        {
            Precision = Mean(row => row.Precision),
            Recall = Mean(row => row.Recall),
            Specificity = Mean(row => row.Specificity),
            F1 = Mean(row => row.F1),
            GeometricMean = Mean(row => row.GeometricMean),
            IndexBalancedAccuracy = Mean(row => row.IndexBalancedAccuracy),
            Support = counts.TotalWeight,
        };
    }

    /// <summary>One row a class, in label order.</summary>
    public ImmutableArray<ImbalancedReportRow> Classes { get; }

    /// <summary>The mean over the classes, each counted by its true samples; its support is that of all.</summary>
    public ImbalancedReportRow Average { get; }

    /// <summary>Makes the report of a confusion matrix.</summary>
    /// <param name="counts">The confusion matrix.</param>
    /// <param name="options">α and the power of the index balanced accuracy; default 0.1, squared.</param>
    public static ImbalancedReport Of(ConfusionMatrix counts, IndexBalancedAccuracyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return new ImbalancedReport(counts, options);
    }

    /// <summary>The report as text, in imbalanced-learn's columns; with sample weights the support is a weight, printed with as many digits as the scores.</summary>
    /// <param name="classNames">One name a class, in label order.</param>
    /// <param name="digits">How many digits after the point; 0 … 15, default 2.</param>
    /// <exception cref="ArgumentException">There is not one name a class.</exception>
    public string ToText(IReadOnlyList<string> classNames, int digits = 2)
    {
        ReportText.RequireNames(Classes.Length, classNames);
        ReportText.RequireDigits(digits);
        int width = ReportText.NameWidth(classNames, AverageHeading, digits);
        StringBuilder text = new();
        AppendLine(text, "".PadLeft(width), Headings);
        text.Append('\n');
        for (int label = 0; label < Classes.Length; label++) AppendLine(text, classNames[label].PadLeft(width), Cells(Classes[label], digits));
        text.Append('\n');
        AppendLine(text, AverageHeading.PadLeft(width), Cells(Average, digits));
        return text.ToString();
    }

    private static void AppendLine(StringBuilder text, string name, string[] cells) =>
        text.Append(name).Append("  ").AppendJoin(' ', cells.Select(ReportText.Column)).Append('\n');

    private string[] Cells(ImbalancedReportRow row, int digits)
    {
        double[] scores = [row.Precision, row.Recall, row.Specificity, row.F1, row.GeometricMean, row.IndexBalancedAccuracy];
        return [.. scores.Select(score => ReportText.Fixed(score, digits)), ReportText.Support(counts, row.Support, digits)];
    }

    private double Mean(Func<ImbalancedReportRow, double> score)
    {
        double sum = 0;
        foreach (ImbalancedReportRow row in Classes) sum += row.Support * score(row);
        return sum / counts.TotalWeight;
    }
}
