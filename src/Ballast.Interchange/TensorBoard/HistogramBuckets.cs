using System.Collections.Immutable;

namespace Ballast.Interchange;

/// <summary>A histogram as TensorFlow counts it: limits that grow by a tenth from 10⁻¹² to 10²⁰, on both sides of 0.</summary>
/// <remarks>tensorflow/core/lib/histogram/histogram.cc: bucket i holds the values from limit i − 1 up to but without limit i; runs of empty buckets are one.</remarks>
internal sealed record HistogramBuckets(ImmutableArray<double> Limits, ImmutableArray<double> Counts)
{
    private static readonly double[] AllLimits = MakeLimits();

    /// <summary>The smallest value; 0 when there are none.</summary>
    public double Smallest { get; private init; }

    /// <summary>The largest value; 0 when there are none.</summary>
    public double Largest { get; private init; }

    /// <summary>How many values there are; those that are no number are left out.</summary>
    public double Count { get; private init; }

    public double Sum { get; private init; }

    public double SumOfSquares { get; private init; }

    public static HistogramBuckets Of(ReadOnlySpan<float> values)
    {
        double[] counts = new double[AllLimits.Length];
        double smallest = double.PositiveInfinity, largest = double.NegativeInfinity, count = 0, sum = 0, squares = 0;
        foreach (float value in values)
        {
            if (!float.IsFinite(value)) continue;
            int at = Array.BinarySearch(AllLimits, value);
            counts[at >= 0 ? at + 1 : ~at]++;
            smallest = Math.Min(smallest, value);
            largest = Math.Max(largest, value);
            count++;
            sum += value;
            squares += (double)value * value;
        }

        (ImmutableArray<double> limits, ImmutableArray<double> joined) = Join(counts);
        return new HistogramBuckets(limits, joined)
        {
            Smallest = count > 0 ? smallest : 0,
            Largest = count > 0 ? largest : 0,
            Count = count,
            Sum = sum,
            SumOfSquares = squares,
        };
    }

    private static (ImmutableArray<double> Limits, ImmutableArray<double> Counts) Join(double[] counts)
    {
        var limits = ImmutableArray.CreateBuilder<double>();
        var joined = ImmutableArray.CreateBuilder<double>();
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] == 0 && joined is [.., 0])
            {
                limits[^1] = AllLimits[i];
                continue;
            }

            limits.Add(AllLimits[i]);
            joined.Add(counts[i]);
        }

        return (limits.ToImmutable(), joined.ToImmutable());
    }

    private static double[] MakeLimits()
    {
        List<double> positive = [];
        for (double limit = 1e-12; limit < 1e20; limit *= 1.1) positive.Add(limit);
        positive.Add(double.MaxValue);
        return [.. positive.AsEnumerable().Reverse().Select(limit => -limit), 0, .. positive];
    }
}
