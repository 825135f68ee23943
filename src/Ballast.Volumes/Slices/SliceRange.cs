using System.Runtime.InteropServices;
using System.Numerics;

namespace Ballast.Volumes;

/// <summary>The smallest and the largest finite value of a slice.</summary>
internal static class SliceRange
{
    /// <summary>Null where there is no finite value.</summary>
    internal static (double Low, double High)? Of(ReadOnlySpan<float> values, IntensityWindow? clip)
    {
        var lows = new Vector<float>(float.PositiveInfinity);
        var highs = new Vector<float>(float.NegativeInfinity);
        ReadOnlySpan<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        foreach (Vector<float> vector in vectors)
        {
            Vector<int> finite = Vector.LessThan(Vector.Abs(vector), new Vector<float>(float.PositiveInfinity));
            lows = Vector.Min(lows, Vector.ConditionalSelect(finite, vector, new Vector<float>(float.PositiveInfinity)));
            highs = Vector.Max(highs, Vector.ConditionalSelect(finite, vector, new Vector<float>(float.NegativeInfinity)));
        }

        float low = float.PositiveInfinity, high = float.NegativeInfinity;
        for (int i = 0; i < Vector<float>.Count; i++) (low, high) = (Math.Min(low, lows[i]), Math.Max(high, highs[i]));
        foreach (float value in values[(vectors.Length * Vector<float>.Count)..])
            if (float.IsFinite(value)) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        if (low > high) return null;
        if (clip is not { } window) return (low, high);
        double from = window.Center - window.Width / 2, to = window.Center + window.Width / 2;
        return (Math.Clamp(low, from, to), Math.Clamp(high, from, to));
    }
}
