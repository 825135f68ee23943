namespace Ballast.Interchange.Tests;

public sealed class HistogramBucketsTests
{
    [Fact]
    public void Values_fall_below_their_limit_and_empty_buckets_are_joined()
    {
        HistogramBuckets histogram = HistogramBuckets.Of([0, 0, 1, -1]);
        // 0 is below the first positive limit 1e-12. The limits around 1 are 1e-12 × 1.1 ^ 289 = 0.9178… and ^ 290 = 1.0096…
        Assert.Equal([1, 2, 1], histogram.Counts.Where(count => count > 0));
        Assert.Equal(1e-12, histogram.Limits[histogram.Counts.IndexOf(2)]);
        int last = histogram.Counts.LastIndexOf(1);
        Assert.Equal(1e-12 * Math.Pow(1.1, 290), histogram.Limits[last], 1e-9);
        Assert.Equal(1e-12 * Math.Pow(1.1, 289), histogram.Limits[last - 1], 1e-9);
        Assert.Equal(0, histogram.Counts[last - 1]);
        Assert.Equal(double.MaxValue, histogram.Limits[^1]);
        Assert.Equal((-1, 1, 4, 0, 2), (histogram.Smallest, histogram.Largest, histogram.Count, histogram.Sum, histogram.SumOfSquares));
        Assert.DoesNotContain(histogram.Counts.Zip(histogram.Counts.Skip(1)), pair => pair is { First: 0, Second: 0 });
    }

    [Fact]
    public void A_value_on_a_limit_belongs_above_it() => Assert.Equal(1, HistogramBuckets.Of([0]).Counts[1]);

    [Fact]
    public void What_is_no_number_is_left_out()
    {
        HistogramBuckets histogram = HistogramBuckets.Of([float.NaN, 2, float.PositiveInfinity]);
        Assert.Equal((1, 2, 2), (histogram.Count, histogram.Smallest, histogram.Largest));
        Assert.Equal(1, histogram.Counts.Sum());
    }

    [Fact]
    public void No_value_is_one_empty_bucket()
    {
        HistogramBuckets histogram = HistogramBuckets.Of([]);
        Assert.Equal([0], histogram.Counts);
        Assert.Equal([double.MaxValue], histogram.Limits);
        Assert.Equal((0, 0, 0), (histogram.Smallest, histogram.Largest, histogram.Count));
    }
}
