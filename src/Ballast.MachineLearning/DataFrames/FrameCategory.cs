using System.Numerics;
using Ballast.Core;
using Microsoft.Data.Analysis;

namespace Ballast.MachineLearning;

/// <summary>A column of categories, which a sampler sees as the places of its values in their order.</summary>
internal sealed class FrameCategory<T>(DataFrameColumn source, int column) : FrameFeature<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly FrameLabels categories = FrameLabels.Of(source, "category");
    private long[] rowsOfResult = [];
    private int[] firstRows = [];

    protected override void Read(Matrix<T> table, int from, int to)
    {
        for (int row = from; row < to; row++) table[row, column] = T.CreateTruncating(categories.Labels[row]);
    }

    protected override void Begin(int rows)
    {
        rowsOfResult = new long[rows];
        firstRows = new int[categories.ClassNames.Length];
        for (int row = categories.Labels.Length - 1; row >= 0; row--) firstRows[categories.Labels[row]] = row;
    }

    protected override void Write(int[] sources, Matrix<T> values, int from, int to)
    {
        for (int row = from; row < to; row++)
        {
            if (sources[row] >= 0)
            {
                rowsOfResult[row] = sources[row];
                continue;
            }

            T place = values[row, column];
            if (!T.IsInteger(place) || place < T.Zero || place >= T.CreateTruncating(firstRows.Length))
                throw new BallastException(
                    $"A made row has a value between the categories of column '{source.Name}'. Use a sampler for categories (SMOTENC with "
                    + $"CategoricalColumns {column}), or take the column out of Categories.");
            rowsOfResult[row] = firstRows[int.CreateTruncating(place)];
        }
    }

    protected override DataFrameColumn Finish(FrameRows rows) => source.Clone(new Int64DataFrameColumn("rows", rowsOfResult));
}
