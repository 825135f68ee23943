using System.Collections.Immutable;

namespace Ballast.Detection;

/// <summary>Where in their volumes the positive slices lie: what a trainer's <c>--slice-range</c> needs, and what a class of slices looks like.</summary>
/// <param name="Volumes">One entry a volume, in ordinal order.</param>
/// <param name="Percentiles">Percentiles of the numbers of the positive slices; empty where there are none.</param>
/// <param name="Unplaced">Images without a number or a volume; they are not counted.</param>
public sealed record SliceRange(ImmutableArray<VolumeSliceRange> Volumes, ImmutableArray<(int Percent, double Slice)> Percentiles, int Unplaced)
{
    private static readonly int[] Percents = [1, 5, 10, 25, 50, 75, 90, 95, 99];

    /// <summary>The lowest number of a positive slice; null where there is none.</summary>
    public int? First => Volumes.Min(volume => volume.First);

    /// <summary>The highest number of a positive slice; null where there is none.</summary>
    public int? Last => Volumes.Max(volume => volume.Last);

    /// <summary>Slices that were counted.</summary>
    public int Slices => Volumes.Sum(volume => volume.Slices);

    /// <summary>Slices that hold an object.</summary>
    public int Positive => Volumes.Sum(volume => volume.Positive);

    /// <summary>Volumes that hold an object.</summary>
    public int PositiveVolumes => Volumes.Count(volume => volume.Positive > 0);

    internal static SliceRange Of(IReadOnlyCollection<(string Volume, int Number, bool IsPositive)> slices, int unplaced)
    {
        double[] positive = [.. slices.Where(slice => slice.IsPositive).Select(slice => (double)slice.Number).Order()];
        return new SliceRange(
            [.. slices.GroupBy(slice => slice.Volume, StringComparer.Ordinal).OrderBy(volume => volume.Key, StringComparer.Ordinal).Select(Range)],
            positive.Length == 0 ? [] : [.. Percents.Select(percent => (percent, Quantiles.At(positive, percent)))],
            unplaced);
    }

    private static VolumeSliceRange Range(IGrouping<string, (string Volume, int Number, bool IsPositive)> volume)
    {
        int[] positive = [.. volume.Where(slice => slice.IsPositive).Select(slice => slice.Number)];
        return new VolumeSliceRange(
            volume.Key, volume.Count(), positive.Length, positive.Length == 0 ? null : positive.Min(), positive.Length == 0 ? null : positive.Max());
    }
}
