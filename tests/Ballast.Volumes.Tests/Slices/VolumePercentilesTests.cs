using Ballast.Core;

namespace Ballast.Volumes.Tests;

public class VolumePercentilesTests
{
    [Theory]
    // Eleven values 0 … 10: the percentile p is p/10.
    [InlineData(0, 100, 0, 10)]
    [InlineData(0.5, 99.5, 0.05, 9.95)]
    [InlineData(25, 50, 2.5, 5)]
    public void Percentiles_lie_between_neighbours_in_proportion(double low, double high, double expectedLow, double expectedHigh)
    {
        float[] values = [.. Enumerable.Range(0, 11).Select(i => (float)i).Reverse(), float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.NaN];
        (double Low, double High) found = Find(new MadeVolume(5, 1, values[..5], values[5..10], values[10..]), low, high)!.Value;
        Assert.Equal(expectedLow, found.Low, 1e-12);
        Assert.Equal(expectedHigh, found.High, 1e-12);
    }

    [Fact]
    public void Percentiles_are_those_of_the_sorted_values()
    {
        var random = new ItemRandom(9, 9);
        float[][] slices = [.. Enumerable.Range(0, 7).Select(_ => new float[600])];
        foreach (float[] slice in slices)
            for (int i = 0; i < slice.Length; i++) slice[i] = (float)(random.NextUniform(-1, 1) * Math.Pow(10, random.NextUniform(-6, 4)));
        double[] sorted = [.. slices.SelectMany(slice => slice).Order().Select(value => (double)value)];
        foreach ((double low, double high) in new[] { (0.5, 99.5), (1.0, 2.0), (49.9, 50.0), (0.0, 0.01) })
        {
            foreach (int threads in new[] { 1, 3 })
            {
                (double Low, double High) found = VolumePercentiles.Of(new MadeVolume(30, 20, slices), new SliceWindow.Percentiles(low, high), threads, default)!.Value;
                Assert.Equal((Sorted(sorted, low), Sorted(sorted, high)), found);
            }
        }
    }

    [Fact]
    public void A_volume_without_numbers_has_no_percentiles() => Assert.Null(Find(new MadeVolume(1, 2, [float.NaN, float.PositiveInfinity]), 1, 99));

    private static double Sorted(double[] sorted, double percentile)
    {
        double place = percentile / 100 * (sorted.Length - 1);
        int below = (int)place;
        return place == below ? sorted[below] : sorted[below] + (sorted[below + 1] - sorted[below]) * (place - below);
    }

    private static (double Low, double High)? Find(IVolumeSource volume, double low, double high) =>
        VolumePercentiles.Of(volume, new SliceWindow.Percentiles(low, high), 2, default);
}
