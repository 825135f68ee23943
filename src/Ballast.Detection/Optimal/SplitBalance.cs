using System.Collections.Immutable;

namespace Ballast.Detection;

/// <summary>How near a division of groups comes to the wanted shares.</summary>
public sealed record SplitBalance
{
    private readonly ImmutableArray<ImmutableArray<long>> counts;
    private readonly ImmutableArray<double> shares;

    private SplitBalance(ImmutableArray<ImmutableArray<long>> counts, ImmutableArray<double> shares) => (this.counts, this.shares) = (counts, shares);

    /// <summary>The mean over measures and parts of |count − share · total| / total: 0 is ideal. Measures without anything to divide do not count.</summary>
    public double MeanDeviation => Deviations().DefaultIfEmpty(0).Average();

    /// <summary>The largest |count − share · total| / total.</summary>
    public double WorstDeviation => Deviations().DefaultIfEmpty(0).Max();

    /// <summary>What a part holds of a measure.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="part">The part.</param>
    public long Count(int measure, int part) => counts[measure][part];

    /// <summary>What a part would ideally hold of a measure.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="part">The part.</param>
    public double Ideal(int measure, int part) => shares[part] * counts[measure].Sum();

    /// <summary>Counts a division.</summary>
    /// <param name="measures">What is divided.</param>
    /// <param name="parts">The part of each group, from 0.</param>
    /// <param name="shares">The wanted share of each part; their sum is 1.</param>
    public static SplitBalance Of(SplitMeasures measures, IReadOnlyList<int> parts, IReadOnlyList<double> shares)
    {
        ArgumentNullException.ThrowIfNull(measures);
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(shares);
        long[][] sums = [.. measures.Names.Select(_ => new long[shares.Count])];
        for (int group = 0; group < parts.Count; group++)
            for (int measure = 0; measure < sums.Length; measure++)
                sums[measure][parts[group]] += measures.Groups[group][measure];
        return new SplitBalance([.. sums.Select(count => count.ToImmutableArray())], [.. shares]);
    }

    private IEnumerable<double> Deviations()
    {
        for (int measure = 0; measure < counts.Length; measure++)
        {
            double total = counts[measure].Sum();
            if (total == 0) continue;
            for (int part = 0; part < shares.Length; part++) yield return Math.Abs(counts[measure][part] - shares[part] * total) / total;
        }
    }
}
