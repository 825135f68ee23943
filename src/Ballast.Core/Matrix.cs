namespace Ballast.Core;

/// <summary>A dense row-major table of numbers: samples × features, or samples × classes. A view; it copies nothing.</summary>
/// <typeparam name="T">The element type: <see cref="float"/> or <see cref="double"/> for features and probabilities.</typeparam>
public readonly struct Matrix<T>
    where T : unmanaged
{
    private readonly T[] values;

    /// <summary>Views an array of <paramref name="rows"/> · <paramref name="columns"/> values, row after row.</summary>
    /// <param name="values">The values; length rows · columns. Not copied.</param>
    /// <param name="rows">The number of rows; zero or more.</param>
    /// <param name="columns">The number of columns; zero or more.</param>
    /// <exception cref="ArgumentException">The length of <paramref name="values"/> is not rows · columns.</exception>
    public Matrix(T[] values, int rows, int columns)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        if (values.LongLength != (long)rows * columns)
            throw new ArgumentException($"{rows} rows of {columns} columns are {(long)rows * columns} values, but {values.LongLength} were given.", nameof(values));
        this.values = values;
        Rows = rows;
        Columns = columns;
    }

    /// <summary>Creates a table of zeros.</summary>
    /// <param name="rows">The number of rows; zero or more.</param>
    /// <param name="columns">The number of columns; zero or more.</param>
    public Matrix(int rows, int columns)
        : this(new T[checked(rows * columns)], rows, columns)
    {
    }

    /// <summary>The number of rows (samples).</summary>
    public int Rows { get; }

    /// <summary>The number of columns (features or classes).</summary>
    public int Columns { get; }

    /// <summary>All values, row after row; writable.</summary>
    public Span<T> Values => values.AsSpan();

    /// <summary>One value; writable.</summary>
    /// <param name="row">The row, from zero.</param>
    /// <param name="column">The column, from zero.</param>
    public ref T this[int row, int column] => ref Row(row)[column];

    /// <summary>One row; writable.</summary>
    /// <param name="row">The row, from zero.</param>
    public Span<T> Row(int row) => values.AsSpan(row * Columns, Columns);
}
