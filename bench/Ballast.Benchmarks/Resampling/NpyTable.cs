using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Ballast.Core;

namespace Ballast.Benchmarks;

/// <summary>The arrays that the peers' scripts write: X.npy of float32 in two dimensions, y.npy of int64.</summary>
internal static partial class NpyTable
{
    public static Matrix<float> Features(string path)
    {
        using FileStream file = File.OpenRead(path);
        byte[] start = new byte[10];
        file.ReadExactly(start);
        byte[] header = new byte[BitConverter.ToUInt16(start, 8)];
        file.ReadExactly(header);
        Match shape = Shape().Match(Encoding.ASCII.GetString(header));
        int rows = int.Parse(shape.Groups[1].Value, CultureInfo.InvariantCulture), columns = int.Parse(shape.Groups[2].Value, CultureInfo.InvariantCulture);
        float[] values = new float[rows * columns];
        file.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return new Matrix<float>(values, rows, columns);
    }

    public static int[] Labels(string path)
    {
        ReadOnlySpan<long> values = MemoryMarshal.Cast<byte, long>(Body(path));
        int[] labels = new int[values.Length];
        for (int i = 0; i < labels.Length; i++) labels[i] = (int)values[i];
        return labels;
    }

    public static ReadOnlySpan<byte> Body(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        return bytes.AsSpan(Header(bytes));
    }

    private static int Header(byte[] bytes) => 10 + BitConverter.ToUInt16(bytes, 8);

    [GeneratedRegex(@"'shape': \((\d+), (\d+)\)")]
    private static partial Regex Shape();
}
