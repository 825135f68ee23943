using System.Collections.Immutable;
using System.Text.Json;
using Ballast.Core;
using Ballast.Vision;

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

    /// <summary>Writes the range in the form that trainers with <c>--slice-range</c> read: <c>global_statistics</c> and <c>per_volume_statistics</c>.</summary>
    /// <param name="path">The file; replaced when it exists, and it appears whole or not at all.</param>
    /// <exception cref="BallastException">The file cannot be written.</exception>
    public void WriteJson(string path)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, new JsonWriterOptions { Indented = true, NewLine = "\n" })) Write(json);
        WholeFile.Write(path, memory.ToArray());
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("global_statistics");
        Number(json, "min_slice_with_tear", First);
        Number(json, "max_slice_with_tear", Last);
        json.WriteStartObject("percentiles");
        foreach ((int percent, double slice) in Percentiles) json.WriteNumber($"p{percent:00}", slice);
        json.WriteEndObject();
        json.WriteNumber("total_volumes", Volumes.Length);
        json.WriteNumber("volumes_with_tears", PositiveVolumes);
        json.WriteNumber("total_slices_analyzed", Slices);
        json.WriteNumber("slices_with_tears", Positive);
        json.WriteNumber("slices_without_tears", Slices - Positive);
        json.WriteEndObject();
        json.WriteStartObject("per_volume_statistics");
        foreach (VolumeSliceRange volume in Volumes)
        {
            json.WriteStartObject(volume.Volume);
            json.WriteNumber("total_slices", volume.Slices);
            json.WriteNumber("slices_with_tears", volume.Positive);
            Number(json, "min_slice_with_tear", volume.First);
            Number(json, "max_slice_with_tear", volume.Last);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

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
