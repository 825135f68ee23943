namespace Ballast.Core;

/// <summary>Takes tables from the forms in which .NET programs hold them, and gives them back.</summary>
/// <remarks>
/// An array of rows · columns values needs no copy: <c>new Matrix&lt;T&gt;(values, rows, columns)</c> views it. The forms here are not one array of that
/// length, so each call copies the values once; later changes of the source do not show in the table.
/// </remarks>
public static class Matrix
{
    /// <summary>Copies a jagged array, one inner array a row.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="rows">The rows, all of one length. No rows give a table of 0 × 0.</param>
    /// <exception cref="BallastException">A row is missing or has another length than the first.</exception>
    public static Matrix<T> From<T>(IReadOnlyList<T[]> rows)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(rows);
        var result = new Matrix<T>(rows.Count, LengthOfFirst(rows, "Row"));
        for (int row = 0; row < result.Rows; row++) Checked(rows, row, result.Columns, "Row").CopyTo(result.Row(row));
        return result;
    }

    /// <summary>Copies a two-dimensional array, [row, column].</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="values">The values.</param>
    public static Matrix<T> From<T>(T[,] values)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        var result = new Matrix<T>(values.GetLength(0), values.GetLength(1));
        Flat(values).CopyTo(result.Values);
        return result;
    }

    /// <summary>Copies a span of values, row after row.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="values">The values; length rows · columns.</param>
    /// <param name="rows">The number of rows; zero or more.</param>
    /// <param name="columns">The number of columns; zero or more.</param>
    /// <exception cref="ArgumentException">The length of <paramref name="values"/> is not rows · columns.</exception>
    public static Matrix<T> From<T>(ReadOnlySpan<T> values, int rows, int columns)
        where T : unmanaged => new(values.ToArray(), rows, columns);

    /// <summary>Copies memory that holds values row after row.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="values">The values; length rows · columns.</param>
    /// <param name="rows">The number of rows; zero or more.</param>
    /// <param name="columns">The number of columns; zero or more.</param>
    /// <exception cref="ArgumentException">The length of <paramref name="values"/> is not rows · columns.</exception>
    public static Matrix<T> From<T>(ReadOnlyMemory<T> values, int rows, int columns)
        where T : unmanaged => new(values.ToArray(), rows, columns);

    /// <summary>Copies columns, as tables of databases and data frames hold them.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="columns">The columns, all of one length. No columns give a table of 0 × 0.</param>
    /// <exception cref="BallastException">A column is missing or has another length than the first.</exception>
    public static Matrix<T> FromColumns<T>(IReadOnlyList<T[]> columns)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(columns);
        var result = new Matrix<T>(LengthOfFirst(columns, "Column"), columns.Count);
        Span<T> values = result.Values;
        for (int column = 0; column < result.Columns; column++)
        {
            T[] source = Checked(columns, column, result.Rows, "Column");
            for (int row = 0, at = column; row < source.Length; row++, at += result.Columns) values[at] = source[row];
        }

        return result;
    }

    /// <summary>Copies a table to a jagged array, one inner array a row.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="table">The table.</param>
    public static T[][] ToJagged<T>(this Matrix<T> table)
        where T : unmanaged
    {
        var rows = new T[table.Rows][];
        for (int row = 0; row < rows.Length; row++) rows[row] = table.Row(row).ToArray();
        return rows;
    }

    /// <summary>Copies a table to a two-dimensional array, [row, column].</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="table">The table.</param>
    public static T[,] ToArray2D<T>(this Matrix<T> table)
        where T : unmanaged
    {
        var values = new T[table.Rows, table.Columns];
        table.Values.CopyTo(Flat(values));
        return values;
    }

    private static Span<T> Flat<T>(T[,] values) =>
        values.Length == 0 ? [] : System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref values[values.GetLowerBound(0), values.GetLowerBound(1)], values.Length);

    private static int LengthOfFirst<T>(IReadOnlyList<T[]> arrays, string what) =>
        arrays.Count == 0 ? 0 : (arrays[0] ?? throw Missing(what, 0)).Length;

    private static T[] Checked<T>(IReadOnlyList<T[]> arrays, int index, int length, string what)
    {
        T[] array = arrays[index] ?? throw Missing(what, index);
        return array.Length == length ? array : throw new BallastException(
            $"{what} {index} has {array.Length} values, {what.ToLowerInvariant()} 0 has {length}. All have the same length: fill or drop the odd ones.");
    }

    private static BallastException Missing(string what, int index) => new($"{what} {index} is null. Give every {what.ToLowerInvariant()} its values, or drop it.");
}
