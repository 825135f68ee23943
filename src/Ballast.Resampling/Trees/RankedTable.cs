using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Rows as trees see them: each value by its place among the different values of its column, each column in one piece.</summary>
internal sealed class RankedTable<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int[][] ranks;
    private readonly T[][] values;

    private RankedTable(int rows, int columns)
    {
        Rows = rows;
        ranks = new int[columns][];
        values = new T[columns][];
    }

    public int Rows { get; }

    public int Columns => ranks.Length;

    public static RankedTable<T> Of(Matrix<T> features, int[] rows, int workers)
    {
        var table = new RankedTable<T>(rows.Length, features.Columns);
        ParallelWork.ForEach(features.Columns, workers, column => table.Rank(features, rows, column));
        return table;
    }

    /// <summary>The place of each row's value among the column's different values.</summary>
    public ReadOnlySpan<int> Ranks(int column) => ranks[column];

    /// <summary>A number that two neighbouring values of a column lie on either side of: the lower one or what is between.</summary>
    public double Between(int column, int lower, int upper)
    {
        double low = double.CreateTruncating(values[column][lower]), high = double.CreateTruncating(values[column][upper]);
        double middle = low + (high - low) / 2;
        return middle < high ? middle : low;
    }

    private void Rank(Matrix<T> features, int[] rows, int column)
    {
        T[] sorted = new T[rows.Length];
        int[] order = Neighborhood.AllRows(rows.Length), places = new int[rows.Length];
        for (int row = 0; row < rows.Length; row++) sorted[row] = features[rows[row], column];
        Array.Sort(sorted, order);
        int different = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            if (i > 0 && sorted[i] != sorted[different]) sorted[++different] = sorted[i];
            places[order[i]] = different;
        }

        ranks[column] = places;
        values[column] = sorted.Length == 0 ? sorted : sorted[..(different + 1)];
    }
}
