using System.Globalization;
using System.Text.RegularExpressions;

namespace Ballast.Samples;

public sealed partial class SampleTests
{
    [Fact]
    public void Arrays_are_balanced_and_each_made_row_tells_its_origin()
    {
        string[] lines = SampleProcess.Run("ResampleArrays");
        // One row in six of 60 is faulty; SMOTE brings 10 to the 50 of the other class.
        Assert.Equal(["faulty  10 ->  50", "sound   50 ->  50", ""], lines[..3]);
        Assert.Equal(40, lines[3..].Length);
        Assert.All(lines[3..], line => Assert.Matches(MadeRow, line));
    }

    [Fact]
    public void A_data_frame_keeps_its_columns_and_says_what_was_rounded()
    {
        string[] lines = SampleProcess.Run("DataFrameSmote");
        Assert.Equal(["ill  10 -> 40", "well 40 -> 40", "Column 'age' holds whole numbers: the values of 30 made rows are rounded."], lines[..3]);
        Assert.StartsWith("age (Int32) | pressure (Double) | ward (String) | outcome (String) | IsSynthetic (Boolean)", lines[3], StringComparison.Ordinal);
        Assert.Equal(7, lines.Length);
        Assert.All(lines[4..], line => Assert.Contains("| missing | ill | True |", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Neighbours_are_found_without_a_sampler()
    {
        string[] lines = SampleProcess.Run("NearestNeighborsAlone");
        Assert.Equal(7, lines[0].Split(": ")[1].Split(", ").Distinct().Count());
        double[] distances = [.. lines[1].Split(": ")[1].Split(", ").Select(each => double.Parse(each, CultureInfo.InvariantCulture))];
        Assert.Equal(distances.Order(), distances);
        // Centres sqrt(8) apart at deviation 1: even the best rule errs in about 8 of 100.
        Assert.InRange(int.Parse(Votes.Match(lines[2]).Groups["right"].Value, CultureInfo.InvariantCulture), 160, 200);
    }

    [Fact]
    public void The_pipeline_shows_what_resampling_gains_and_costs_beside_a_moved_threshold()
    {
        double[][] scores = [.. SampleProcess.Run("MlNetPipeline")[2..].Select(line => line[28..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(each => double.Parse(each, CultureInfo.InvariantCulture)).ToArray())];
        Assert.Equal(4, scores.Length);
        double[] plain = scores[0], moved = scores[1], smote = scores[2];
        // Columns: precision and recall of the larger class, precision and recall of the smaller, macro-F1.
        Assert.True(smote[3] > plain[3] + 0.3);
        Assert.True(smote[2] < plain[2] - 0.3);
        Assert.True(moved[4] > plain[4]);
    }

    [Fact]
    public void Every_sample_has_fewer_than_100_lines_and_is_run_here()
    {
        string[] samples = [.. Directory.GetDirectories(Path.Combine(SampleProcess.RepositoryRoot, "samples")).Select(path => Path.GetFileName(path)!)];
        string tests = string.Concat(Directory.GetFiles(Path.Combine(SampleProcess.RepositoryRoot, "tests", "Ballast.Samples"), "*.cs").Select(File.ReadAllText));
        foreach (string sample in samples)
        {
            Assert.InRange(SampleProcess.Source(sample).AsSpan().Count('\n'), 1, 99);
            Assert.Contains($"SampleProcess.Run(\"{sample}\")", tests, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_snippets_of_the_readme_stand_in_samples()
    {
        string readme = File.ReadAllText(Path.Combine(SampleProcess.RepositoryRoot, "README.md"));
        string[] sources = [.. new[] { "ClassWeights", "ResampleArrays", "MlNetPipeline", "DataFrameSmote", "NearestNeighborsAlone" }.Select(SampleProcess.Source)];
        IReadOnlyList<Match> snippets = Snippet.Matches(readme);
        Assert.NotEmpty(snippets);
        foreach (Match snippet in snippets)
            Assert.Contains(sources, source => source.Contains(snippet.Groups["code"].Value, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^row \d+: faulty \(-?\d+\.\d\d, -?\d+\.\d\d\) is row \d+ moved \d+ % of the way to row \d+$", RegexOptions.CultureInvariant)]
    private static partial Regex MadeRow { get; }

    [GeneratedRegex("for (?<right>[0-9]+) of 200 queries", RegexOptions.CultureInvariant)]
    private static partial Regex Votes { get; }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Snippet { get; }
}
