using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ballast.Volumes;

/// <summary>The stored values of one frame, row after row, the samples of a pixel side by side.</summary>
public sealed class DicomFrame
{
    private readonly byte[] bytes;

    internal DicomFrame(DicomHeader header, DicomSampleType type, byte[] bytes)
    {
        (Rows, Columns, SamplesPerPixel) = (header.Rows, header.Columns, header.SamplesPerPixel);
        SampleType = type;
        this.bytes = bytes;
    }

    /// <summary>The rows.</summary>
    public int Rows { get; }

    /// <summary>The columns.</summary>
    public int Columns { get; }

    /// <summary>The samples of a pixel.</summary>
    public int SamplesPerPixel { get; }

    /// <summary>What a sample is.</summary>
    public DicomSampleType SampleType { get; }

    /// <summary>The samples as bytes, low byte first.</summary>
    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>The samples.</summary>
    /// <typeparam name="T">The type that <see cref="SampleType"/> names.</typeparam>
    /// <exception cref="InvalidOperationException">The samples are of another type.</exception>
    public ReadOnlySpan<T> Samples<T>()
        where T : unmanaged
    {
        if (typeof(T) != TypeOf(SampleType)) throw new InvalidOperationException($"The samples are {TypeOf(SampleType).Name}, not {typeof(T).Name}. Ask for what SampleType names.");
        return MemoryMarshal.Cast<byte, T>(bytes);
    }

    /// <summary>A sample as a number.</summary>
    internal double this[int index] => SampleType switch
    {
        DicomSampleType.Unsigned8 => bytes[index],
        DicomSampleType.Signed8 => (sbyte)bytes[index],
        DicomSampleType.Unsigned16 => Read<ushort>(index),
        DicomSampleType.Signed16 => Read<short>(index),
        DicomSampleType.Unsigned32 => Read<uint>(index),
        DicomSampleType.Signed32 => Read<int>(index),
        DicomSampleType.Floating32 => Read<float>(index),
        _ => Read<double>(index),
    };

    private T Read<T>(int index)
        where T : unmanaged => MemoryMarshal.Read<T>(bytes.AsSpan(index * Unsafe.SizeOf<T>()));

    private static Type TypeOf(DicomSampleType type) => type switch
    {
        DicomSampleType.Unsigned8 => typeof(byte),
        DicomSampleType.Signed8 => typeof(sbyte),
        DicomSampleType.Unsigned16 => typeof(ushort),
        DicomSampleType.Signed16 => typeof(short),
        DicomSampleType.Unsigned32 => typeof(uint),
        DicomSampleType.Signed32 => typeof(int),
        DicomSampleType.Floating32 => typeof(float),
        _ => typeof(double),
    };
}
