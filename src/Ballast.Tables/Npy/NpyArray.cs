using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Ballast.Core;

namespace Ballast.Tables;

/// <summary>An array of NumPy: a shape, and elements of one type in C order (the last index runs fastest).</summary>
public sealed class NpyArray
{
    private readonly Array elements;

    private NpyArray(NpyType type, Array elements, ImmutableArray<int> shape)
    {
        Type = type;
        this.elements = elements;
        Shape = shape;
    }

    /// <summary>The type of the elements.</summary>
    public NpyType Type { get; }

    /// <summary>The length of each axis.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>The number of elements.</summary>
    public int Count => elements.Length;

    /// <summary>Takes elements of type <see cref="float"/>, <see cref="double"/>, <see cref="int"/>, <see cref="long"/>, <see cref="byte"/> or <see cref="bool"/>. Not copied.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="elements">The elements in C order.</param>
    /// <param name="shape">The length of each axis.</param>
    /// <exception cref="ArgumentException">The shape has another number of elements, or the type is another.</exception>
    public static NpyArray Of<T>(T[] elements, params ReadOnlySpan<int> shape)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(elements);
        long count = 1;
        foreach (int length in shape) count *= length >= 0 ? length : throw new ArgumentException($"An axis has the length {length}.", nameof(shape));
        if (count != elements.Length) throw new ArgumentException($"The shape has {count} elements, but {elements.Length} are given.", nameof(shape));
        return new NpyArray(TypeOf<T>(), elements, [.. shape]);
    }

    /// <summary>The elements in C order.</summary>
    /// <typeparam name="T">The type of an element, that of <see cref="Type"/>.</typeparam>
    /// <exception cref="ArgumentException">The elements are of another type.</exception>
    public ReadOnlySpan<T> Elements<T>()
        where T : unmanaged => elements as T[] ?? throw new ArgumentException($"The elements are {Type}, not {typeof(T).Name}.");

    /// <summary>One element as a double; false is 0, true is 1.</summary>
    /// <param name="index">The element, in C order.</param>
    public double ValueAt(int index) => elements switch
    {
        double[] values => values[index],
        float[] values => values[index],
        int[] values => values[index],
        long[] values => values[index],
        byte[] values => values[index],
        _ => ((bool[])elements)[index] ? 1 : 0,
    };

    /// <summary>All elements as doubles.</summary>
    /// <exception cref="BallastException">The array has not two axes.</exception>
    public Matrix<double> ToMatrix()
    {
        if (Shape.Length != 2) throw new BallastException($"The array has {Shape.Length} axes, but a table has 2: rows and columns.");
        double[] values = new double[Count];
        for (int i = 0; i < values.Length; i++) values[i] = ValueAt(i);
        return new Matrix<double>(values, Shape[0], Shape[1]);
    }

    internal static Array Empty(NpyType type, int count) => type switch
    {
        NpyType.F4 => new float[count],
        NpyType.F8 => new double[count],
        NpyType.I4 => new int[count],
        NpyType.I8 => new long[count],
        NpyType.U1 => new byte[count],
        _ => new bool[count],
    };

    internal static NpyArray Over(NpyType type, Array elements, ImmutableArray<int> shape) => new(type, elements, shape);

    /// <summary>The bytes of some elements. All at once may be more than a span holds.</summary>
    internal static Span<byte> Bytes(Array elements, int start, int count) => elements switch
    {
        double[] values => MemoryMarshal.AsBytes(values.AsSpan(start, count)),
        float[] values => MemoryMarshal.AsBytes(values.AsSpan(start, count)),
        int[] values => MemoryMarshal.AsBytes(values.AsSpan(start, count)),
        long[] values => MemoryMarshal.AsBytes(values.AsSpan(start, count)),
        byte[] values => values.AsSpan(start, count),
        _ => MemoryMarshal.AsBytes(((bool[])elements).AsSpan(start, count)),
    };

    internal Array Raw => elements;

    private static NpyType TypeOf<T>() => default(T) switch
    {
        float => NpyType.F4,
        double => NpyType.F8,
        int => NpyType.I4,
        long => NpyType.I8,
        byte => NpyType.U1,
        bool => NpyType.B1,
        _ => throw new ArgumentException($"An array file of {typeof(T).Name} cannot be written. Use float, double, int, long, byte or bool."),
    };
}
