using System.Collections.Immutable;
using System.Text;
using Ballast.Core;
using Ballast.Metrics;

namespace Ballast.Reporting;

/// <summary>What the seeds of a suite say: mean and interval of each technique, paired tests against doing nothing, and ranks over all blocks.</summary>
/// <remarks>
/// A block is one seed on one dataset with one network. Tests are corrected by Holm over all techniques that were compared; controls and the baseline are not
/// compared. Ranks (Friedman, Nemenyi) are over the techniques that have every block, the baseline and controls among them. Immutable.
/// </remarks>
public sealed class SeedComparison
{
    /// <summary>Compares techniques over seeds.</summary>
    /// <param name="parts">The runs, by dataset and network; techniques are recognised by their names.</param>
    /// <exception cref="ArgumentException">There is no part, or two runs of one have one name.</exception>
    public SeedComparison(IReadOnlyList<SeedBlocks> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentOutOfRangeException.ThrowIfZero(parts.Count, nameof(parts));
        foreach (SeedBlocks part in parts) ReportCheck.Throw(part.Content);
        (string Label, uint Seed)[] blocks = [.. parts.SelectMany(part => part.Content.Runs.SelectMany(run => run.Seeds).Distinct().Order().Select(seed => (part.Label, seed)))];
        Blocks = [.. blocks.Select(block => block.Label.Length > 0 ? $"{block.Label}, seed {block.Seed}" : $"seed {block.Seed}")];
        Dictionary<string, double[]> scores = ScoresOf(parts, blocks);
        Dictionary<string, ReportRunKind> kinds = [];
        foreach (ReportRun run in parts.SelectMany(part => part.Content.Runs)) kinds.TryAdd(run.Name, run.Kind);
        double[]? baseline = scores.Where(pair => kinds[pair.Key] == ReportRunKind.Baseline).Select(pair => pair.Value).FirstOrDefault();
        string[] whole = [.. scores.Where(pair => Array.TrueForAll(pair.Value, double.IsFinite)).Select(pair => pair.Key)];
        if (Blocks.Length >= 2 && whole.Length >= 3) Ranks = FriedmanTest.Of(Matrix.FromColumns([.. whole.Select(name => scores[name])]));
        SeedRow[] rows = [.. scores.Select(pair => Row(pair.Key, kinds[pair.Key], pair.Value, kinds[pair.Key] == ReportRunKind.Baseline ? null : baseline))];
        Rows = [.. Corrected(rows).Select(row => row with { MeanRank = Array.IndexOf(whole, row.Name) is >= 0 and int at && Ranks is not null ? Ranks.AverageRanks[at] : double.NaN })
            .OrderByDescending(row => row.Interval.Mean)];
        Ranked = [.. whole];
    }

    /// <summary>The blocks, as people read them.</summary>
    public ImmutableArray<string> Blocks { get; }

    /// <summary>The techniques with a score, best mean first.</summary>
    public ImmutableArray<SeedRow> Rows { get; }

    /// <summary>Friedman's test over the blocks; null with fewer than two blocks or three techniques that have them all.</summary>
    public FriedmanTest? Ranks { get; }

    /// <summary>The techniques of <see cref="Ranks"/>, in the order of its columns.</summary>
    public ImmutableArray<string> Ranked { get; }

    /// <summary>How many techniques are compared with the baseline.</summary>
    public int Comparisons => Rows.Count(row => double.IsFinite(row.SignedRankAdjusted));

    /// <summary>Comma-separated values (RFC 4180) with every digit, a column a block at the end; unknown numbers are empty.</summary>
    public string ToCsv()
    {
        StringBuilder text = new("name,kind,blocks,mean,standard_deviation,low,high,difference,difference_low,difference_high,t_p,t_p_holm,wilcoxon_p,wilcoxon_p_holm,mean_rank");
        foreach (string block in Blocks) text.Append(',').Append(CsvText.Cell(block));
        text.Append("\r\n");
        foreach (SeedRow row in Rows)
        {
            double[] numbers =
            [
                row.Interval.Count, row.Interval.Mean, row.Interval.StandardDeviation, row.Interval.Lower, row.Interval.Upper,
                row.Difference?.Mean ?? double.NaN, row.Difference?.Lower ?? double.NaN, row.Difference?.Upper ?? double.NaN,
                row.StudentTest?.PValue ?? double.NaN, row.StudentAdjusted, row.SignedRankTest?.PValue ?? double.NaN, row.SignedRankAdjusted, row.MeanRank, .. row.Scores,
            ];
            text.Append(CsvText.Cell(row.Name)).Append(',').Append(CsvText.KindOf(row.Kind)).Append(',').AppendJoin(',', numbers.Select(CsvText.Digits)).Append("\r\n");
        }

        return text.ToString();
    }

    private static Dictionary<string, double[]> ScoresOf(IReadOnlyList<SeedBlocks> parts, (string Label, uint Seed)[] blocks)
    {
        Dictionary<string, double[]> scores = new(StringComparer.Ordinal);
        foreach (SeedBlocks part in parts)
        {
            foreach (ReportRun run in part.Content.Runs.Where(run => run.IsFinished && run.Scores!.MacroF1BySeed.Length == run.Seeds.Length && run.Seeds.Length > 0))
            {
                if (!scores.TryGetValue(run.Name, out double[]? of))
                {
                    scores[run.Name] = of = new double[blocks.Length];
                    of.AsSpan().Fill(double.NaN);
                }

                for (int i = 0; i < run.Seeds.Length; i++) of[Array.IndexOf(blocks, (part.Label, run.Seeds[i]))] = run.Scores!.MacroF1BySeed[i];
            }
        }

        return scores;
    }

    private static SeedRow Row(string name, ReportRunKind kind, double[] scores, double[]? baseline)
    {
        double[] differences = baseline is null ? [] : [.. scores.Select((score, i) => score - baseline[i]).Where(double.IsFinite)];
        return new SeedRow
        {
            Name = name,
            Kind = kind,
            Scores = [.. scores],
            Interval = SeedInterval.Of(Array.FindAll(scores, double.IsFinite)),
            Difference = differences.Length > 0 ? SeedInterval.Of(differences) : null,
            StudentTest = differences.Length > 1 ? PairedTTest.Test(differences) : null,
            SignedRankTest = differences.Length > 0 ? WilcoxonSignedRank.Test(differences) : null,
        };
    }

    private static IEnumerable<SeedRow> Corrected(SeedRow[] rows)
    {
        double[] student = Adjusted(rows, row => row.StudentTest), signed = Adjusted(rows, row => row.SignedRankTest);
        return rows.Select((row, i) => row with { StudentAdjusted = student[i], SignedRankAdjusted = signed[i] });
    }

    private static double[] Adjusted(SeedRow[] rows, Func<SeedRow, PairedTestResult?> test)
    {
        double[] adjusted = [.. rows.Select(_ => double.NaN)];
        int[] compared = [.. Enumerable.Range(0, rows.Length).Where(i => rows[i].Kind is not (ReportRunKind.Baseline or ReportRunKind.Control) && test(rows[i]) is not null)];
        double[] corrected = Holm.Adjust([.. compared.Select(i => test(rows[i])!.Value.PValue)]);
        for (int i = 0; i < compared.Length; i++) adjusted[compared[i]] = corrected[i];
        return adjusted;
    }
}
