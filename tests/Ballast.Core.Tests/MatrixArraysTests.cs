using Ballast.Core;

namespace Ballast.Core.Tests;

public sealed class MatrixArraysTests
{
    private static readonly float[] Values = [1, 2, 3, 4, 5, 6];

    [Fact]
    public void A_jagged_array_goes_there_and_back()
    {
        float[][] rows = [[1, 2, 3], [4, 5, 6]];
        Matrix<float> table = Matrix.From(rows);
        Assert.Equal((2, 3), (table.Rows, table.Columns));
        Assert.Equal(Values, table.Values.ToArray());
        Assert.Equal(rows, table.ToJagged());
        table[0, 0] = 9;
        Assert.Equal(1, rows[0][0]);
    }

    [Fact]
    public void A_list_of_rows_is_taken_as_well() => Assert.Equal(Values, Matrix.From(new List<float[]> { new float[] { 1, 2, 3 }, new float[] { 4, 5, 6 } }).Values.ToArray());

    [Fact]
    public void A_two_dimensional_array_goes_there_and_back()
    {
        double[,] values = { { 1, 2, 3 }, { 4, 5, 6 } };
        Matrix<double> table = Matrix.From(values);
        Assert.Equal(6, table[1, 2]);
        Assert.Equal(3, table[0, 2]);
        Assert.Equal(values, table.ToArray2D());
    }

    [Fact]
    public void Two_dimensional_arrays_may_start_at_any_index()
    {
        var values = (int[,])Array.CreateInstance(typeof(int), [2, 2], [5, 7]);
        (values[5, 7], values[6, 8]) = (1, 4);
        Assert.Equal([1, 0, 0, 4], Matrix.From(values).Values.ToArray());
    }

    [Fact]
    public void Spans_and_memory_are_copied()
    {
        float[] source = [.. Values];
        Matrix<float> span = Matrix.From(source.AsSpan(), 3, 2), memory = Matrix.From(new ReadOnlyMemory<float>(source, 2, 4), 2, 2);
        source[2] = 0;
        Assert.Equal(3, span[1, 0]);
        Assert.Equal([3, 4, 5, 6], memory.Values.ToArray());
    }

    [Fact]
    public void A_span_of_another_length_is_refused() => Assert.Equal(
        "2 rows of 2 columns are 4 values, but 6 were given. (Parameter 'values')",
        Assert.Throws<ArgumentException>(() => Matrix.From<float>(Values.AsSpan(), 2, 2)).Message);

    [Fact]
    public void Columns_are_laid_side_by_side() => Assert.Equal(Values, Matrix.FromColumns<float>([[1, 4], [2, 5], [3, 6]]).Values.ToArray());

    [Fact]
    public void Nothing_gives_an_empty_table()
    {
        Assert.Equal(0, Matrix.From<float>([]).Rows);
        Assert.Equal(0, Matrix.FromColumns<float>([]).Columns);
        Assert.Empty(Matrix.From(new float[0, 3]).ToJagged());
        Assert.Equal(3, new Matrix<float>(0, 3).ToArray2D().GetLength(1));
    }

    [Fact]
    public void Rows_of_different_lengths_are_refused_with_a_way_out()
    {
        BallastException refused = Assert.Throws<BallastException>(() => Matrix.From<float>([[1, 2], [3]]));
        Assert.Equal("Row 1 has 1 values, row 0 has 2. All have the same length: fill or drop the odd ones.", refused.Message);
    }

    [Fact]
    public void A_missing_column_is_refused_with_a_way_out()
    {
        BallastException refused = Assert.Throws<BallastException>(() => Matrix.FromColumns<float>([[1, 2], null!]));
        Assert.Equal("Column 1 is null. Give every column its values, or drop it.", refused.Message);
    }
}
