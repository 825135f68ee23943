using System.Numerics;

namespace Ballast.Vision;

/// <summary>Moves pixels towards other pixels.</summary>
internal static class Interpolation
{
    /// <summary>Replaces each value by round(value + step · (other − value)), half up, within 0 … 255.</summary>
    internal static void Move(Span<byte> values, ReadOnlySpan<byte> others, double step)
    {
        if (values.Length != others.Length) throw new ArgumentException("Both images have one size.", nameof(others));
        float share = (float)step;
        int i = 0;
        for (; i <= values.Length - Vector<byte>.Count; i += Vector<byte>.Count)
            Move(new Vector<byte>(values[i..]), new Vector<byte>(others[i..]), share).CopyTo(values[i..]);
        for (; i < values.Length; i++)
            values[i] = (byte)(Math.Clamp(values[i] + share * (others[i] - values[i]), 0f, 255f) + 0.5f);
    }

    private static Vector<byte> Move(Vector<byte> values, Vector<byte> others, float share)
    {
        Vector.Widen(values, out Vector<ushort> valuesLow, out Vector<ushort> valuesHigh);
        Vector.Widen(others, out Vector<ushort> othersLow, out Vector<ushort> othersHigh);
        return Vector.Narrow(Move(valuesLow, othersLow, share), Move(valuesHigh, othersHigh, share));
    }

    private static Vector<ushort> Move(Vector<ushort> values, Vector<ushort> others, float share)
    {
        Vector.Widen(values, out Vector<uint> valuesLow, out Vector<uint> valuesHigh);
        Vector.Widen(others, out Vector<uint> othersLow, out Vector<uint> othersHigh);
        return Vector.Narrow(Move(valuesLow, othersLow, share), Move(valuesHigh, othersHigh, share));
    }

    private static Vector<uint> Move(Vector<uint> values, Vector<uint> others, float share)
    {
        Vector<float> from = Vector.ConvertToSingle(Vector.AsVectorInt32(values));
        Vector<float> to = Vector.ConvertToSingle(Vector.AsVectorInt32(others));
        Vector<float> moved = from + new Vector<float>(share) * (to - from);
        moved = Vector.Min(Vector.Max(moved, Vector<float>.Zero), new Vector<float>(255f));
        return Vector.AsVectorUInt32(Vector.ConvertToInt32(moved + new Vector<float>(0.5f)));
    }
}
