using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ballast.Vision;

/// <summary>Blends with the grey image as torchvision does on a tensor: trunc(clamp(f · value + (1 − f) · trunc(grey))) in 32-bit floats.</summary>
internal static class SaturationKernel
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Apply(ReadOnlySpan<byte> source, Span<byte> target, double factor)
    {
        if (target.Length < source.Length) throw new ArgumentException("The target is as long as the source.", nameof(target));
        float share = (float)factor, rest = (float)(1 - factor);
        ref byte from = ref MemoryMarshal.GetReference(source);
        ref byte to = ref MemoryMarshal.GetReference(target);
        int at = 0;
        for (; at + Interleaved.Bytes <= source.Length; at += Interleaved.Bytes) Sixteen(ref Unsafe.Add(ref from, at), ref Unsafe.Add(ref to, at), share, rest);
        if (at == source.Length) return;
        Span<byte> end = stackalloc byte[Interleaved.Bytes];
        end.Clear();
        source[at..].CopyTo(end);
        Sixteen(ref end[0], ref end[0], share, rest);
        end[..(source.Length - at)].CopyTo(target[at..]);
    }

    /// <summary>torchvision's grey of sixteen pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<int> Grey(ref byte from)
    {
        Interleaved.Load(ref from, out Vector128<byte> red, out Vector128<byte> green, out Vector128<byte> blue);
        return Vector512.ConvertToInt32Native(
            Vector512.ConvertToSingle(Interleaved.Widen(red)) * GreyShares.Red + Vector512.ConvertToSingle(Interleaved.Widen(green)) * GreyShares.Green
            + Vector512.ConvertToSingle(Interleaved.Widen(blue)) * GreyShares.Blue);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sixteen(ref byte from, ref byte to, float share, float rest)
    {
        Interleaved.Load(ref from, out Vector128<byte> redBytes, out Vector128<byte> greenBytes, out Vector128<byte> blueBytes);
        Vector512<float> red = Vector512.ConvertToSingle(Interleaved.Widen(redBytes));
        Vector512<float> green = Vector512.ConvertToSingle(Interleaved.Widen(greenBytes));
        Vector512<float> blue = Vector512.ConvertToSingle(Interleaved.Widen(blueBytes));
        Vector512<int> grey = Vector512.ConvertToInt32Native(red * GreyShares.Red + green * GreyShares.Green + blue * GreyShares.Blue);
        Vector512<float> other = Vector512.ConvertToSingle(grey) * rest;
        Interleaved.Store(ref to, Level(red * share + other), Level(green * share + other), Level(blue * share + other));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Level(Vector512<float> value) =>
        Interleaved.Narrow(Vector512.ConvertToInt32Native(Vector512.MinNative(Vector512.MaxNative(value, Vector512<float>.Zero), Vector512.Create(255f))));
}
