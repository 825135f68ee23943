using System.Collections.Immutable;

namespace Ballast.Reporting.Tests;

public sealed class SeedComparisonTests
{
    private static readonly ReportDataset Dataset = SampleReport.Dataset(["a", "b"]);

    [Fact]
    public void Each_technique_is_tested_against_doing_nothing_seed_by_seed()
    {
        // Differences of A: 0.1, 0.2, 0.3: mean 0.2, sd 0.1, t = 0.2 / (0.1 / √3) = 3.4641 with 2 degrees: p = 0.0742 (closed form 1 − t / √(2 + t²)).
        SeedComparison seeds = Three();
        SeedRow a = seeds.Rows.Single(row => row.Name == "A");
        Assert.Equal(0.2, a.Difference!.Value.Mean, 1e-12);
        Assert.Equal(1 - 3.4641016151377544 / Math.Sqrt(2 + 12), a.StudentTest!.Value.PValue, 1e-12);
        Assert.Equal(0.25, a.SignedRankTest!.Value.PValue, 1e-15);
        // Two are compared (A and B; the control is not), so Holm doubles the smaller p.
        Assert.Equal(2, seeds.Comparisons);
        Assert.Equal(2 * a.StudentTest.Value.PValue, a.StudentAdjusted, 1e-12);
        Assert.True(double.IsNaN(seeds.Rows.Single(row => row.Name == "C").StudentAdjusted));
        Assert.Null(seeds.Rows.Single(row => row.Name == "Do nothing").Difference);
    }

    [Fact]
    public void Ranks_are_over_techniques_that_have_every_block()
    {
        SeedComparison seeds = Three();
        Assert.Equal(["Do nothing", "A", "B", "C"], seeds.Ranked);
        // A is first in every seed; nothing is last in each.
        Assert.Equal(1, seeds.Rows.Single(row => row.Name == "A").MeanRank);
        Assert.Equal(4, seeds.Rows.Single(row => row.Name == "Do nothing").MeanRank);
        SeedComparison short_ = new([new SeedBlocks("", SampleReport.Content(Dataset, [.. Runs(), Seeded("D", ReportRunKind.Trained, [42], [0.9])]))]);
        Assert.DoesNotContain("D", short_.Ranked);
        Assert.True(double.IsNaN(short_.Rows.Single(row => row.Name == "D").MeanRank));
    }

    [Fact]
    public void Seeds_of_several_datasets_are_blocks_of_their_own()
    {
        SeedComparison seeds = new([new SeedBlocks("x", SampleReport.Content(Dataset, Runs())), new SeedBlocks("y", SampleReport.Content(Dataset, Runs()))]);
        Assert.Equal(["x, seed 42", "x, seed 43", "x, seed 44", "y, seed 42", "y, seed 43", "y, seed 44"], seeds.Blocks);
        Assert.Equal(6, seeds.Rows[0].Interval.Count);
        // Six differences of one sign: the smallest p there is, 2 / 64; ties within pairs of equal sizes change nothing.
        Assert.Equal(0.03125, seeds.Rows.Single(row => row.Name == "A").SignedRankTest!.Value.PValue, 1e-15);
    }

    [Fact]
    public void The_table_has_a_column_a_block()
    {
        string[] lines = Three().ToCsv().Split("\r\n");
        Assert.Equal(
            "name,kind,blocks,mean,standard_deviation,low,high,difference,difference_low,difference_high,t_p,t_p_holm,wilcoxon_p,wilcoxon_p_holm,mean_rank,seed 42,seed 43,seed 44", lines[0]);
        Assert.StartsWith("A,trained,3,0.7", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",0.6,0.7,0.8", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void One_seed_has_no_tests_and_no_section()
    {
        ReportContent content = SampleReport.Content(Dataset, Seeded("Do nothing", ReportRunKind.Baseline, [1], [0.5]), Seeded("A", ReportRunKind.Trained, [1], [0.6]));
        SeedComparison seeds = new([new SeedBlocks("", content)]);
        Assert.Null(seeds.Ranks);
        Assert.Null(seeds.Rows[0].StudentTest);
        Assert.DoesNotContain("id=\"seeds\"", ExperimentReport.Render(content), StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_says_what_three_seeds_cannot_show()
    {
        string page = ExperimentReport.Render(SampleReport.Content(Dataset, Runs()));
        Assert.Contains("cannot go below p = 0.250, whatever the scores: it cannot show a difference at 0.05; that takes 6 pairs for one comparison and 7 for 2.", page, StringComparison.Ordinal);
        // t(.975, 2) / √3 = 4.302653 / 1.732051 = 2.48.
        Assert.Contains("its interval is 2.48 standard deviations wide on either side", page, StringComparison.Ordinal);
    }

    internal static SeedComparison Three() => new([new SeedBlocks("", SampleReport.Content(Dataset, Runs()))]);

    private static ReportRun[] Runs() =>
    [
        Seeded("Do nothing", ReportRunKind.Baseline, [42, 43, 44], [0.5, 0.5, 0.5]),
        Seeded("A", ReportRunKind.Trained, [42, 43, 44], [0.6, 0.7, 0.8]),
        Seeded("B", ReportRunKind.Trained, [42, 43, 44], [0.51, 0.53, 0.52]),
        Seeded("C", ReportRunKind.Control, [42, 43, 44], [0.505, 0.54, 0.53]),
    ];

    private static ReportRun Seeded(string name, ReportRunKind kind, ImmutableArray<uint> seeds, ImmutableArray<double> scores) => SampleReport.Run(name, scores.Average(), kind) with
    {
        Seeds = seeds,
        Scores = new RunScores { MacroF1 = new Score(scores.Average()), MacroF1BySeed = scores },
    };
}
