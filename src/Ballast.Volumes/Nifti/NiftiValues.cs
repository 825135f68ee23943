using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Ballast.Volumes;

/// <summary>Turns stored values into the units of the scan.</summary>
internal static class NiftiValues
{
    /// <summary>Decodes values that lie side by side.</summary>
    internal static void Decode(NiftiHeader header, ReadOnlySpan<byte> raw, Span<float> values)
    {
        if (header.IsBigEndian == BitConverter.IsLittleEndian && header.BytesPerValue > 1)
        {
            byte[] turned = ArrayPool<byte>.Shared.Rent(raw.Length);
            Turn(raw, turned.AsSpan(0, raw.Length), header.BytesPerValue);
            DecodeNative(header, turned.AsSpan(0, raw.Length), values);
            ArrayPool<byte>.Shared.Return(turned);
        }
        else
        {
            DecodeNative(header, raw, values);
        }
    }

    private static void DecodeNative(NiftiHeader header, ReadOnlySpan<byte> raw, Span<float> values)
    {
        switch (header.Type)
        {
            case NiftiType.UInt8: Scale<byte>(header, raw, values); break;
            case NiftiType.Int8: Scale<sbyte>(header, raw, values); break;
            case NiftiType.Int16: Scale<short>(header, raw, values); break;
            case NiftiType.UInt16: Scale<ushort>(header, raw, values); break;
            case NiftiType.Int32: Scale<int>(header, raw, values); break;
            case NiftiType.UInt32: Scale<uint>(header, raw, values); break;
            case NiftiType.Int64: Scale<long>(header, raw, values); break;
            case NiftiType.UInt64: Scale<ulong>(header, raw, values); break;
            case NiftiType.Float64: Scale<double>(header, raw, values); break;
            default: ScaleSingles(header, raw, values); break;
        }
    }

    private static void ScaleSingles(NiftiHeader header, ReadOnlySpan<byte> raw, Span<float> values)
    {
        if (header is { Slope: 1, Intercept: 0 }) MemoryMarshal.Cast<byte, float>(raw).CopyTo(values);
        else Scale<float>(header, raw, values);
    }

    private static void Scale<T>(NiftiHeader header, ReadOnlySpan<byte> raw, Span<float> values)
        where T : unmanaged, INumberBase<T>
    {
        ReadOnlySpan<T> stored = MemoryMarshal.Cast<byte, T>(raw)[..values.Length];
        double slope = header.Slope, intercept = header.Intercept;
        if (slope == 1 && intercept == 0)
            for (int i = 0; i < values.Length; i++) values[i] = (float)double.CreateTruncating(stored[i]);
        else
            for (int i = 0; i < values.Length; i++) values[i] = (float)(double.CreateTruncating(stored[i]) * slope + intercept);
    }

    private static void Turn(ReadOnlySpan<byte> raw, Span<byte> turned, int bytesPerValue)
    {
        if (bytesPerValue == 2)
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, short>(raw), MemoryMarshal.Cast<byte, short>(turned));
        else if (bytesPerValue == 4)
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, int>(raw), MemoryMarshal.Cast<byte, int>(turned));
        else
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, long>(raw), MemoryMarshal.Cast<byte, long>(turned));
    }
}
