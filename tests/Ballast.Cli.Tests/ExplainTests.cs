using System.Text.Json;

namespace Ballast.Cli.Tests;

/// <summary><c>ballast explain</c>: the pages of docs/methods as a person reads them.</summary>
public sealed class ExplainTests
{
    private static string Pages => Path.Combine(BallastProcess.RepositoryRoot, "docs", "methods");

    [Theory]
    [InlineData("smote", "SMOTE")]
    [InlineData("SMOTE", "SMOTE")]
    [InlineData("SMOTENC", "SMOTENC")]
    [InlineData("smote_n", "SMOTEN")]
    [InlineData("edited-nearest-neighbours", "Edited nearest neighbours")]
    [InlineData("EditedNearestNeighbours", "Edited nearest neighbours")]
    [InlineData("CondensedNearestNeighbour", "Condensed nearest neighbour")]
    [InlineData("KMeansSMOTE", "K-means SMOTE")]
    [InlineData("SMOTEENN", "SMOTE and edited nearest neighbours")]
    [InlineData("AllKNN", "All k-NN")]
    [InlineData("TomekLinks", "Tomek links")]
    [InlineData("tomek-link", "Tomek links")]
    [InlineData("RENN", "Repeated edited nearest neighbours")]
    [InlineData("StratifiedGroupKFold", "Stratified group k-fold")]
    [InlineData("index balanced accuracy", "Imbalanced report and index balanced accuracy")]
    public void A_method_is_found_in_any_spelling(string spelling, string title)
    {
        BallastProcess.Outcome outcome = Explain(spelling);
        Assert.StartsWith($"{title}\n{new string('=', title.Length)}\n\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Every_page_is_printed_without_marks_and_in_lines_of_100_columns()
    {
        string[] names = [.. Directory.GetFiles(Pages, "*.md").Select(Path.GetFileNameWithoutExtension).Where(name => name != "README").Select(name => name!)];
        Assert.NotEmpty(names);
        foreach (string name in names)
        {
            foreach (string line in Explain(name).Output.Split('\n'))
            {
                // A program, a command and an address are printed as they stand.
                bool whole = line.StartsWith("    ", StringComparison.Ordinal) || line.Contains("://", StringComparison.Ordinal);
                Assert.True(whole || line.Length <= 100, $"{name}: {line}");
                Assert.False(!whole && (line.Contains('$') || line.Contains('`') || line.Contains('\\') || line.Contains("](", StringComparison.Ordinal) || line.StartsWith('#')), $"{name}: {line}");
            }
        }
    }

    [Fact]
    public void Headings_formulas_tables_and_links_are_readable()
    {
        string text = Explain("smote").Output;
        Assert.Contains("\nHow it is computed\n------------------\n", text, StringComparison.Ordinal);
        Assert.Contains("3. x_new = x_i + u (x_j - x_i), in double precision.\n", text, StringComparison.Ordinal);
        Assert.Contains("\noption      default  meaning\nNeighbors   5        how many neighbours of its own class a sample may move towards\n", text, StringComparison.Ordinal);
        Assert.Contains("doi:10.1613/jair.953.", text, StringComparison.Ordinal);
        Assert.Contains("\n    var sampler = new Smote(new SmoteOptions { Seed = 42, Neighbors = 5 });\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_name_all_methods_are_listed_with_a_line_each()
    {
        string list = Explain().Output;
        Assert.Equal(list, Explain("--list").Output);
        foreach (string page in Directory.GetFiles(Pages, "*.md"))
            if (Path.GetFileNameWithoutExtension(page) is var name && name != "README")
                Assert.Contains($"\n  {name} ", list, StringComparison.Ordinal);
        Assert.StartsWith("Over-sampling\n  random_over_sampler ", list, StringComparison.Ordinal);
        Assert.DoesNotContain("\n   ", list, StringComparison.Ordinal); // a line each: none goes on below
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_nearest_ones()
    {
        BallastProcess.Outcome outcome = BallastProcess.Run(Path.GetTempPath(), "explain", "smot");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("ballast: error: There is no method 'smot'. Did you mean 'smote' or 'smote_n' or 'smote_nc'? 'ballast explain' lists all.", outcome.Errors.TrimEnd());
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public void Json_gives_name_and_page_as_it_stands()
    {
        using var page = JsonDocument.Parse(Explain("Adasyn", "--json").Output);
        Assert.Equal("adasyn", page.RootElement.GetProperty("name").GetString());
        Assert.Equal("ADASYN", page.RootElement.GetProperty("title").GetString());
        Assert.Equal(File.ReadAllText(Path.Combine(Pages, "adasyn.md")), page.RootElement.GetProperty("text").GetString());
        using var list = JsonDocument.Parse(Explain("--json").Output);
        Assert.Equal(Directory.GetFiles(Pages, "*.md").Length - 1, list.RootElement.GetArrayLength());
    }

    private static BallastProcess.Outcome Explain(params string[] arguments)
    {
        BallastProcess.Outcome outcome = BallastProcess.Run(Path.GetTempPath(), ["explain", .. arguments]);
        Assert.Equal("", outcome.Errors);
        Assert.Equal(0, outcome.ExitCode);
        return outcome;
    }
}
