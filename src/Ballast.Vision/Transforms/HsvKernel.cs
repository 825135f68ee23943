using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ballast.Vision;

/// <summary>Multiplies hue, saturation and value of 8-bit pixels: OpenCV's conversion to 8-bit HSV, the factors, and the conversion back.</summary>
/// <remarks>
/// The way there is OpenCV's integer arithmetic, digit for digit; its tables round(255 · 2¹² / v) and round(180 · 2¹² / 6 d) are computed, which in 32-bit floats gives the same. The
/// way back rounds to the nearest level, where OpenCV's vector code cuts off, so that it is off by at most one level from OpenCV and by nothing on average.
/// </remarks>
internal static class HsvKernel
{
    private const int Hues = 180, Shift = 12, Half = 1 << (Shift - 1);
    private const float HuesPerSector = 30;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Apply(ReadOnlySpan<byte> source, Span<byte> target, HsvGains gains)
    {
        if (target.Length < source.Length) throw new ArgumentException("The target is as long as the source.", nameof(target));
        ref byte from = ref MemoryMarshal.GetReference(source);
        ref byte to = ref MemoryMarshal.GetReference(target);
        int at = 0;
        for (; at + Interleaved.Bytes <= source.Length; at += Interleaved.Bytes) Sixteen(ref Unsafe.Add(ref from, at), ref Unsafe.Add(ref to, at), gains);
        if (at == source.Length) return;
        Span<byte> rest = stackalloc byte[Interleaved.Bytes];
        rest.Clear();
        source[at..].CopyTo(rest);
        Sixteen(ref rest[0], ref rest[0], gains);
        rest[..(source.Length - at)].CopyTo(target[at..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sixteen(ref byte from, ref byte to, HsvGains gains)
    {
        Interleaved.Load(ref from, out Vector128<byte> redBytes, out Vector128<byte> greenBytes, out Vector128<byte> blueBytes);
        Vector128<byte> highest = Vector128.Max(Vector128.Max(redBytes, greenBytes), blueBytes), lowest = Vector128.Min(Vector128.Min(redBytes, greenBytes), blueBytes);
        Vector512<int> red = Interleaved.Widen(redBytes), green = Interleaved.Widen(greenBytes), blue = Interleaved.Widen(blueBytes);
        Vector512<int> value = Interleaved.Widen(highest), spread = Interleaved.Widen(highest - lowest);
        Vector512<int> one = Vector512.Create(1), half = Vector512.Create(Half);
        Vector512<int> perValue = Quotient(255 << Shift, Vector512.Max(value, one)), perSpread = Quotient(30 << Shift, Vector512.Max(spread, one));
        Vector512<int> saturation = (spread * perValue + half) >> Shift;
        Vector512<int> sector = Vector512.ConditionalSelect(
            Vector512.Equals(value, red),
            green - blue,
            Vector512.ConditionalSelect(Vector512.Equals(value, green), blue - red + spread + spread, red - green + (spread << 2)));
        Vector512<int> hue = (sector * perSpread + half) >> Shift;
        hue += (hue >> 31) & Vector512.Create(Hues);
        hue = (hue * gains.Hue) >> HsvGains.FractionBits;
        hue -= Vector512.GreaterThanOrEqual(hue, Vector512.Create(Hues)) & Vector512.Create(Hues);
        Vector512<int> top = Vector512.Create(255);
        saturation = Vector512.Min(top, (saturation * gains.Saturation) >> HsvGains.FractionBits);
        value = Vector512.Min(top, (value * gains.Value) >> HsvGains.FractionBits);
        Vector512<float> angle = Vector512.ConvertToSingle(hue) * (1 / HuesPerSector), light = Vector512.ConvertToSingle(value);
        Vector512<float> color = light * (Vector512.ConvertToSingle(saturation) * (1 / 255f)), rounded = light + Vector512.Create(0.5f);
        Interleaved.Store(ref to, Channel(angle, color, rounded, 5), Channel(angle, color, rounded, 3), Channel(angle, color, rounded, 1));
    }

    /// <summary>v − v s max(0, min(k, 4 − k, 1)) with k = (n + h / 30°·½) mod 6: n is 5 for red, 3 for green, 1 for blue.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Channel(Vector512<float> angle, Vector512<float> color, Vector512<float> rounded, float n)
    {
        Vector512<float> k = angle + Vector512.Create(n), six = Vector512.Create(6f);
        k -= Vector512.GreaterThanOrEqual(k, six) & six;
        Vector512<float> share = Vector512.MinNative(Vector512.MinNative(k, Vector512.Create(4f) - k), Vector512<float>.One);
        return Interleaved.Narrow(Vector512.ConvertToInt32Native(rounded - color * Vector512.MaxNative(share, Vector512<float>.Zero)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Quotient(int dividend, Vector512<int> divisor) =>
        Vector512.ConvertToInt32Native(Vector512.Create((float)dividend) / Vector512.ConvertToSingle(divisor) + Vector512.Create(0.5f));
}
