namespace Ballast.Metrics.Tests;

public sealed class ImbalancedReportTests
{
    [Fact]
    public void The_text_has_the_columns_of_imbalanced_learn()
    {
        // 8 samples of class 0, of which 5 are found, and 8 of class 1, of which 7 are: 0.625 and 0.875 are exact halves and round to the even digit.
        ConfusionMatrix counts = ConfusionMatrix.FromCounts([5, 3, 1, 7], 2);
        Assert.Equal(
            "                   pre       rec       spe        f1       geo       iba       sup\n\n"
            + "          0       0.83      0.62      0.88      0.71      0.74      0.53         8\n"
            + "          1       0.70      0.88      0.62      0.78      0.74      0.56         8\n\n"
            + "avg / total       0.77      0.75      0.75      0.75      0.74      0.55        16\n",
            ImbalancedReport.Of(counts).ToText(["0", "1"]));
    }

    [Fact]
    public void The_average_counts_each_class_by_its_samples()
    {
        // Recall 1 of 3 samples and 0 of one: 3/4. Specificity 0 and 1: 1/4.
        ImbalancedReport report = ImbalancedReport.Of(ConfusionMatrix.FromCounts([3, 0, 1, 0], 2));
        Assert.Equal(.75, report.Average.Recall);
        Assert.Equal(.25, report.Average.Specificity);
        Assert.Equal(4, report.Average.Support);
        Assert.Equal(0, report.Classes[1].Precision);
    }

    [Fact]
    public void A_class_that_occurs_nowhere_has_zeros_and_changes_no_average()
    {
        ImbalancedReport with = ImbalancedReport.Of(ConfusionMatrix.Count([0, 1, 1], [0, 1, 0], 3));
        ImbalancedReport without = ImbalancedReport.Of(ConfusionMatrix.Count([0, 1, 1], [0, 1, 0], 2));
        Assert.Equal(0, with.Classes[2].F1);
        Assert.Equal(0, with.Classes[2].Support);
        Assert.Equal(without.Average, with.Average);
    }

    [Fact]
    public void Weighted_samples_have_weighted_support()
    {
        ImbalancedReport report = ImbalancedReport.Of(ConfusionMatrix.CountWeighted([0, 1], [0, 1], [.5, 2], 2));
        Assert.Equal(.5, report.Classes[0].Support);
        Assert.EndsWith("      2.50\n", report.ToText(["a", "b"]), StringComparison.Ordinal);
        Assert.Contains("      2.00\n", report.ToText(["a", "b"]), StringComparison.Ordinal);
    }
}
