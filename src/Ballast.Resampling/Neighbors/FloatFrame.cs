using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>
/// The frame in which candidates are found: features shifted by their centre and scaled by a power of two, so that float32 neither overflows
/// nor loses the digits that an offset would cost. Distances keep their order; <see cref="Slack"/> bounds what rounding can do.
/// </summary>
internal sealed class FloatFrame<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Columns summed before a partial dot product is stored; the panel of a stretch stays in the first-level cache.</summary>
    public const int Stretch = 256;

    private const double UnitRoundoff = 1.0 / (1 << 24);

    // Features are at most 1e150 in size, or floats: a deviation that float calls infinite is below 7e38.
    private static readonly double LargestDeviation = typeof(T) == typeof(double) ? 1e151 : 7e38;

    private readonly double[] means;

    public FloatFrame(FeatureExtent<T> extent)
    {
        means = new double[extent.Centre.Length];
        for (int column = 0; column < means.Length; column++) means[column] = double.CreateTruncating(extent.Centre[column]);
        Scale = extent.Largest > 0 ? Math.ScaleB(1, -Math.ILogB(Math.Min(extent.Largest, LargestDeviation))) : 1;

        // A dot product errs by (stretch + stretches) roundings of |q|·|p|, and 2·|q|·|p| is at most |q|² + |p|². The 40 cover the cast to
        // float, the rounding of norms, sums and thresholds, each of a few units of |q|² + |p|².
        Slack = 1.05 * (Stretch + (means.Length + Stretch - 1) / Stretch + 40) * UnitRoundoff;
        Underflow = (means.Length + 1) * Math.ScaleB(1, -120);
    }

    /// <summary>The factor from a feature's difference to the frame's.</summary>
    public double Scale { get; }

    /// <summary>A squared distance of the frame is off by at most Slack · (|q|² + |p|²) + <see cref="Underflow"/>.</summary>
    public double Slack { get; }

    /// <summary>What products below the smallest float can add to the error.</summary>
    public double Underflow { get; }

    public static FloatFrame<T> Fit(NeighborQuery<T> query) => new(FeatureExtent<T>.Of(query));

    /// <summary>Writes a row into every <paramref name="stride"/>-th place and returns its squared length as written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Write(ReadOnlySpan<T> row, Span<float> target, int stride)
    {
        double square = 0;
        int column = 0, place = 0;
        if (typeof(T) == typeof(float))
        {
            ReadOnlySpan<float> values = MemoryMarshal.Cast<T, float>(row);
            Vector256<double> squares = Vector256<double>.Zero, scale = Vector256.Create(Scale);
            for (; column + 4 <= means.Length; column += 4, place += 4 * stride)
            {
                Vector256<double> wide = Vector256.Create(values[column], values[column + 1], values[column + 2], (double)values[column + 3]);
                Vector128<float> written = Narrow((wide - Vector256.Create(means.AsSpan(column, 4))) * scale);
                Vector256<double> back = Vector256.Create(written[0], written[1], written[2], (double)written[3]);
                squares += back * back;
                target[place] = written[0];
                target[place + stride] = written[1];
                target[place + 2 * stride] = written[2];
                target[place + 3 * stride] = written[3];
            }

            square = Vector256.Sum(squares);
        }

        for (; column < means.Length; column++, place += stride)
        {
            float value = (float)((double.CreateTruncating(row[column]) - means[column]) * Scale);
            target[place] = value;
            square += (double)value * value;
        }

        return square;
    }

    private static Vector128<float> Narrow(Vector256<double> values)
    {
        if (Avx.IsSupported) return Avx.ConvertToVector128Single(values);
        return Vector128.Narrow(values.GetLower(), values.GetUpper());
    }
}
