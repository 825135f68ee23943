using Ballast.Core;

namespace Ballast.Tables.Tests;

/// <summary>Real tables, as people have them.</summary>
public sealed class RealTableTests
{
    [Theory]
    [InlineData("jb-mammography", "smote", 10923, 10923)]
    [InlineData("jb-mammography", "random_under_sampler", 260, 260)]
    [InlineData("car-good", "random_over_sampler", 1659, 1659)]
    [InlineData("car-good", "smoten", 1659, 1659)]
    [InlineData("abalone19", "smotenc", 4142, 4142)]
    public void Classes_become_equal(string name, string method, int first, int second)
    {
        using var folder = new TemporaryFolder();
        ResamplingReport report = Resample(folder, name, method);
        Assert.Equal([first, second], report.Classes.Select(each => each.After));
        Assert.Equal(report.RowsAfter + 1, File.ReadLines(folder["out.csv"]).Count());
        Assert.Equal(report.RowsAfter + 1, File.ReadLines(folder["out.csv.provenance.csv"]).Count());
    }

    [Theory]
    [InlineData("tomek_links")]
    [InlineData("smote_enn")]
    public void Cleaned_tables_hold_every_row_or_the_reason_why_not(string method)
    {
        using var folder = new TemporaryFolder();
        ResamplingReport report = Resample(folder, "jb-mammography", method);
        string[] provenance = File.ReadAllLines(folder["out.csv.provenance.csv"]), removed = File.ReadAllLines(folder["out.csv.removed.csv"]);
        HashSet<string> kept = [.. provenance[1..].Where(line => line.Contains(",original,", StringComparison.Ordinal)).Select(line => line.Split(',')[2])];
        Assert.NotEqual(1, removed.Length);
        Assert.Equal(report.RowsBefore, kept.Count + removed.Length - 1);
        Assert.DoesNotContain(removed[1..], line => kept.Contains(line.Split(',')[0]));
    }

    private static ResamplingReport Resample(TemporaryFolder folder, string name, string method)
    {
        string table = Path.Combine(Environment.GetEnvironmentVariable("BALLAST_DATA") ?? "", "tabular-dev", name + ".csv");
        if (!File.Exists(table)) Assert.Skip("BALLAST_DATA names no folder with tabular-dev.");
        return TableResampling.Run(new TableResamplingSettings { TablePath = table, OutputPath = folder["out.csv"], Method = method });
    }
}
