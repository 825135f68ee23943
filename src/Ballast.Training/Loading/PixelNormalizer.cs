using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ballast.Training;

/// <summary>Turns bytes into the numbers a network reads: (value / 255 − mean) / deviation for each channel.</summary>
internal sealed class PixelNormalizer
{
    private const int Channels = 3;

    private readonly float[] scales;
    private readonly float[] shifts;

    public PixelNormalizer(ImmutableArray<float> means, ImmutableArray<float> deviations)
    {
        if (means.Length != Channels || deviations.Length != Channels) throw new ArgumentException("Means and deviations are three numbers each: red, green, blue.", nameof(means));
        // As many values as a vector from any of the three phases on.
        scales = new float[Vector<float>.Count + Channels];
        shifts = new float[scales.Length];
        for (int i = 0; i < scales.Length; i++)
        {
            scales[i] = (float)(1 / (255.0 * deviations[i % Channels]));
            shifts[i] = (float)(-(double)means[i % Channels] / deviations[i % Channels]);
        }
    }

    /// <summary>Normalises one image; rgb and values are [height, width, 3].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(ReadOnlySpan<byte> rgb, Span<float> values)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Length, rgb.Length, nameof(values));
        ref byte from = ref MemoryMarshal.GetReference(rgb);
        ref float to = ref MemoryMarshal.GetReference(values);
        int at = 0;
        for (; at + Vector<byte>.Count <= rgb.Length; at += Vector<byte>.Count)
        {
            Vector.Widen(Unsafe.ReadUnaligned<Vector<byte>>(ref Unsafe.Add(ref from, at)), out Vector<ushort> low, out Vector<ushort> high);
            Vector.Widen(low, out Vector<uint> a, out Vector<uint> b);
            Vector.Widen(high, out Vector<uint> c, out Vector<uint> d);
            Store(a, at, ref to);
            Store(b, at + Vector<float>.Count, ref to);
            Store(c, at + 2 * Vector<float>.Count, ref to);
            Store(d, at + 3 * Vector<float>.Count, ref to);
        }

        for (; at < rgb.Length; at++) values[at] = float.MultiplyAddEstimate(rgb[at], scales[at % Channels], shifts[at % Channels]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store(Vector<uint> bytes, int at, ref float to)
    {
        int phase = at % Channels;
        // Bytes fit a signed integer, whose conversion is one instruction on every processor.
        Vector<float> value = Vector.ConvertToSingle(Vector.AsVectorInt32(bytes));
        Vector<float> result = Vector.MultiplyAddEstimate(value, new Vector<float>(scales, phase), new Vector<float>(shifts, phase));
        Unsafe.WriteUnaligned(ref Unsafe.As<float, byte>(ref Unsafe.Add(ref to, at)), result);
    }
}
