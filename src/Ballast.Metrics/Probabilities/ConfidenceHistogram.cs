using System.Collections.Immutable;

namespace Ballast.Metrics;

/// <summary>How the largest probabilities of some samples are spread over 0 … 1, in bins of equal width.</summary>
public sealed class ConfidenceHistogram
{
    private ConfidenceHistogram(ImmutableArray<int> counts)
    {
        Counts = counts;
        Samples = counts.Sum();
    }

    /// <summary>
    /// The number of samples in each bin. Bin i holds probabilities from i / bins up to, not including, (i + 1) / bins; the last holds 1
    /// too.
    /// </summary>
    public ImmutableArray<int> Counts { get; }

    /// <summary>The number of samples.</summary>
    public int Samples { get; }

    /// <summary>The height of each bin such that the area of all is 1; all 0 when there is no sample.</summary>
    public ImmutableArray<double> Density => [.. Counts.Select(count => Samples == 0 ? 0 : count * (double)Counts.Length / Samples)];

    internal static ConfidenceHistogram Of(ReadOnlySpan<double> confidences, int bins)
    {
        int[] counts = new int[bins];
        foreach (double confidence in confidences) counts[Math.Min((int)(confidence * bins), bins - 1)]++;
        return new ConfidenceHistogram([.. counts]);
    }
}
