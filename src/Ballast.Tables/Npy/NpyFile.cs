using Ballast.Core;

namespace Ballast.Tables;

/// <summary>Reads and writes array files of NumPy (<c>.npy</c>): f4, f8, i4, i8, u1 and bool, little-endian.</summary>
/// <remarks>The format is that of NumPy Enhancement Proposal 1, versions 1 to 3. Arrays in Fortran order are read too; arrays are written in C order.</remarks>
public static class NpyFile
{
    private const int Chunk = 1 << 20;

    /// <summary>Reads an array.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="BallastException">The file cannot be read, is damaged, or holds elements of another type.</exception>
    public static NpyArray Read(string path)
    {
        using FileStream stream = InputFile.Open(path);
        NpyHeader header = NpyHeader.Read(stream, path);
        int count = 1;
        foreach (int length in header.Shape) count *= length;
        Array elements = NpyArray.Empty(header.Type, count);
        for (int start = 0; start < count; start += Chunk)
        {
            Span<byte> bytes = NpyArray.Bytes(elements, start, Math.Min(Chunk, count - start));
            if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
                throw new BallastException($"'{path}' is cut short: its head tells of {count} elements, but not all are there. Write it again.");
        }

        if (header.IsFortranOrder && header.Shape.Length == 2) elements = Transposed(header, elements);
        else if (header.IsFortranOrder && header.Shape.Length > 2)
            throw new BallastException($"'{path}' has {header.Shape.Length} axes in Fortran order. Write it in C order (numpy.ascontiguousarray).");
        return NpyArray.Over(header.Type, elements, header.Shape);
    }

    /// <summary>Writes an array in C order.</summary>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <param name="array">The array.</param>
    public static void Write(string path, NpyArray array)
    {
        ArgumentNullException.ThrowIfNull(array);
        using FileStream stream = File.Create(path);
        Write(stream, array);
    }

    internal static void Write(Stream stream, NpyArray array)
    {
        stream.Write(new NpyHeader(array.Type, IsFortranOrder: false, array.Shape).ToBytes());
        for (int start = 0; start < array.Count; start += Chunk) stream.Write(NpyArray.Bytes(array.Raw, start, Math.Min(Chunk, array.Count - start)));
    }

    private static Array Transposed(NpyHeader header, Array elements) => elements switch
    {
        double[] values => Transposed(values, header.Shape[0], header.Shape[1]),
        float[] values => Transposed(values, header.Shape[0], header.Shape[1]),
        int[] values => Transposed(values, header.Shape[0], header.Shape[1]),
        long[] values => Transposed(values, header.Shape[0], header.Shape[1]),
        byte[] values => Transposed(values, header.Shape[0], header.Shape[1]),
        _ => Transposed((bool[])elements, header.Shape[0], header.Shape[1]),
    };

    private static T[] Transposed<T>(T[] values, int rows, int columns)
    {
        var result = new T[values.Length];
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++)
                result[row * columns + column] = values[column * rows + row];
        return result;
    }
}
