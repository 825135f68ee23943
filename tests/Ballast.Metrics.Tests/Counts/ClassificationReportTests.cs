namespace Ballast.Metrics.Tests;

public sealed class ClassificationReportTests
{
    // Truth 0: 3 right, 1 as 1. Truth 1: 1 as 0, 1 right. Class 2 occurs nowhere.
    private static readonly ConfusionMatrix Counts = ConfusionMatrix.FromCounts([3, 1, 0, 1, 1, 0, 0, 0, 0], 3);

    [Fact]
    public void A_row_tells_precision_recall_F1_and_support()
    {
        ReportRow row = ClassificationReport.Of(Counts).Classes[0];
        Assert.Equal(new ReportRow(3 / 4.0, 3 / 4.0, 6 / 8.0, 4), row);
    }

    [Fact]
    public void A_class_that_occurs_nowhere_has_a_row_of_zeros_and_is_left_out_of_the_averages()
    {
        ClassificationReport report = ClassificationReport.Of(Counts);
        Assert.Equal(new ReportRow(0, 0, 0, 0), report.Classes[2]);
        // F1 of class 0 is .75, of class 1 is 2 · 1 / (2 + 2) = .5: mean .625, weighted (4 · .75 + 2 · .5) / 6 = 2/3.
        Assert.Equal(.625, report.MacroAverage.F1);
        Assert.Equal(2 / 3.0, report.WeightedAverage.F1, 1e-15);
        Assert.Equal(6, report.MacroAverage.Support);
    }

    [Fact]
    public void The_table_has_the_rows_of_scikit_learns_transposed_report_and_repeats_the_accuracy_as_pandas_does()
    {
        ReportTableRow[] rows = [.. ClassificationReport.Of(Counts).ToTable(["ant", "bee", "wasp"])];
        Assert.Equal(["ant", "bee", "wasp", "accuracy", "macro avg", "weighted avg"], rows.Select(row => row.Name));
        const double accuracy = 4 / 6.0;
        Assert.Equal(new ReportTableRow("accuracy", accuracy, accuracy, accuracy, accuracy), rows[3]);
        Assert.Equal(new ReportTableRow("ant", .75, .75, .75, 4), rows[0]);
    }

    [Fact]
    public void A_table_needs_one_name_a_class() =>
        Assert.Equal(
            "The report has 3 classes but 2 names were given. (Parameter 'classNames')",
            Assert.Throws<ArgumentException>(() => ClassificationReport.Of(Counts).ToTable(["ant", "bee"])).Message);

    [Fact]
    public void The_text_has_the_columns_of_scikit_learn()
    {
        string text = ClassificationReport.Of(ConfusionMatrix.Count([0, 0, 1, 1], [0, 1, 1, 1], 2)).ToText(["bee", "a very long wasp"], 3);
        Assert.Equal(
            "                  precision    recall  f1-score   support\n\n"
            + "             bee      1.000     0.500     0.667         2\n"
            + "a very long wasp      0.667     1.000     0.800         2\n\n"
            + "        accuracy                          0.750         4\n"
            + "       macro avg      0.833     0.750     0.733         4\n"
            + "    weighted avg      0.833     0.750     0.733         4\n",
            text);
    }

    [Fact]
    public void A_text_needs_a_name_a_class_and_sensible_digits()
    {
        ClassificationReport report = ClassificationReport.Of(ConfusionMatrix.Count([0, 1], [0, 1], 2));
        Assert.Throws<ArgumentException>(() => report.ToText(["bee"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => report.ToText(["bee", "wasp"], 16));
    }
}
