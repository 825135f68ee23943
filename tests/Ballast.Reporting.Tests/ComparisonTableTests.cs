using Ballast.Metrics;

namespace Ballast.Reporting.Tests;

public sealed class ComparisonTableTests
{
    private static readonly ReportContent Content = SampleReport.Content(
        SampleReport.Dataset(["a", "b"]),
        SampleReport.Failed("ADASYN, the \"hard\" one"),
        SampleReport.Baseline() with { Cost = new RunCost { TrainSeconds = 41.3, PeakMemoryBytes = 817889280, TrainingSamples = 2100 } },
        SampleReport.Compared("SMOTE | focal", 0.712, 0.021, 0.094, 0.0125) with { Group = "resampling" });

    [Fact]
    public void Markdown_has_a_row_a_run_best_first_and_escapes_bars() => Assert.Equal(
        """
        | Technique | Macro-F1 (95 % interval) | Difference (95 % interval) | p (Holm) | Balanced accuracy | Accuracy | MCC | Log-loss | ECE | Time | Peak memory | Training images |
        |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
        | SMOTE \| focal | 0.712 (0.682 to 0.742) | +0.058 (+0.021 to +0.094) | 0.013 | – | – | – | – | – | – | – | – |
        | Do nothing | 0.654 (0.624 to 0.684) | reference | – | – | – | – | – | – | 41 s | 780 MiB | 2,100 |
        | ADASYN, the "hard" one | failed | – | – | – | – | – | – | – | – | – | – |

        """.ReplaceLineEndings("\n"),
        new ComparisonTable(Content).ToMarkdown());

    [Fact]
    public void Csv_has_every_digit_and_quotes_names_with_commas() => Assert.Equal(
        """
        name,technique,loss,group,kind,seeds,status,macro_f1,macro_f1_low,macro_f1_high,difference,difference_low,difference_high,p_value,p_value_holm,balanced_accuracy,accuracy,mcc,log_loss,ece,train_seconds,peak_memory_bytes,training_samples,control,difference_to_control,difference_to_control_low,difference_to_control_high,macro_f1_sd,recall_many,recall_medium,recall_few,sampler,mixing,adjust
        SMOTE | focal,smote,cross_entropy,resampling,trained,42,success,0.712,0.6819999999999999,0.742,0.058,0.021,0.094,0.0125,0.0125,,,,,,,,,,,,,,,,,,,
        Do nothing,none,cross_entropy,,baseline,42,success,0.654,0.624,0.684,,,,,,,,,,,41.3,817889280,2100,,,,,,,,,,,
        "ADASYN, the ""hard"" one",none,cross_entropy,,trained,,failed,,,,,,,,,,,,,,,,,,,,,,,,,,,

        """.ReplaceLineEndings("\r\n"),
        new ComparisonTable(Content).ToCsv());

    [Fact]
    public void Csv_names_the_control_of_a_technique_and_the_difference_to_it()
    {
        ReportContent content = SampleReport.Content(
            SampleReport.Dataset(["a", "b"]),
            SampleReport.Baseline(),
            SampleReport.Run("As many steps", 0.7, ReportRunKind.Control),
            SampleReport.Compared("SMOTE", 0.712, 0.021, 0.094, 0.0125) with { Control = "As many steps", DifferenceToControl = new BaselineDifference(0.012, -0.02, 0.03, 0.7) });

        string[] lines = new ComparisonTable(content).ToCsv().Split("\r\n");

        Assert.EndsWith(",As many steps,0.012,-0.02,0.03,,,,,,,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",,,,", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_has_the_spread_of_seeds_the_recall_by_size_and_what_else_differs()
    {
        ReportRun run = SampleReport.Run("Class-aware", 0.7) with
        {
            Seeds = [1, 2],
            Extras = [new("sampler", "class_aware"), new("adjust", "crt")],
            Scores = new RunScores { MacroF1 = new Score(0.7), MacroF1BySeed = [0.6, 0.8], RecallBySize = [new(ClassSize.Many, 3, 0.9), new(ClassSize.Few, 2, 0.25)] },
        };
        string[] lines = new ComparisonTable(SampleReport.Content(SampleReport.Dataset(["a", "b"]), run)).ToCsv().Split("\r\n");

        // (0.6, 0.8): the standard deviation is 0.2 / √2; a size without classes is empty, not zero.
        string[] cells = lines[1].Split(',');
        Assert.Equal(0.2 / Math.Sqrt(2), double.Parse(cells[^7]), 1e-12);
        Assert.Equal(["0.9", "", "0.25", "class_aware", "", "crt"], cells[^6..]);
    }

    [Fact]
    public void Text_is_aligned()
    {
        string[] lines = new ComparisonTable(Content).ToText().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(4, lines.Length);
        Assert.Single(lines.Select(line => line.Length).Distinct());
        Assert.StartsWith("SMOTE | focal           ", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_are_as_long_as_the_headings()
    {
        ComparisonTable table = new(SampleReport.Suite(["a", "b"]));

        Assert.Equal(12, table.Rows.Length);
        Assert.All(table.Rows, row => Assert.Equal(table.Columns.Length, row.Length));
    }
}
