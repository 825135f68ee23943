using System.Collections.Immutable;

namespace Ballast.Resampling;

/// <summary>How unequally labels occur.</summary>
/// <remarks>
/// Charte, Rivera, del Jesus and Herrera 2015, doi:10.1016/j.neucom.2014.08.091, section 3: IRLbl of a label is the count of the most frequent label over its own; MeanIR is the mean of IRLbl.
/// A label that no sample has is left out of the mean; its IRLbl is infinite.
/// </remarks>
public sealed record LabelImbalance
{
    /// <summary>The number of samples.</summary>
    public required int Samples { get; init; }

    /// <summary>How many samples have each label.</summary>
    public required ImmutableArray<int> Counts { get; init; }

    /// <summary>The count of the most frequent label over that of each label; 1 for the most frequent one.</summary>
    public required ImmutableArray<double> IRLbl { get; init; }

    /// <summary>The mean of <see cref="IRLbl"/> over labels that occur; 1 is balanced, 0 means that none occurs.</summary>
    public required double MeanIR { get; init; }

    /// <summary>Counts the labels of samples.</summary>
    /// <param name="labels">The labels.</param>
    public static LabelImbalance Of(LabelMatrix labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        int[] counts = new int[labels.Labels];
        for (int sample = 0; sample < labels.Samples; sample++)
        {
            ReadOnlySpan<byte> row = labels.Row(sample);
            for (int label = 0; label < counts.Length; label++) counts[label] += row[label];
        }

        return Of(counts, labels.Samples);
    }

    internal static LabelImbalance Of(int[] counts, int samples)
    {
        double largest = counts.Max();
        ImmutableArray<double> ratios = [.. counts.Select(count => count == 0 ? double.PositiveInfinity : largest / count)];
        double[] occurring = [.. ratios.Where(double.IsFinite)];
        return new LabelImbalance
        {
            Samples = samples,
            Counts = [.. counts],
            IRLbl = ratios,
            MeanIR = occurring.Length == 0 ? 0 : occurring.Sum() / occurring.Length,
        };
    }
}
