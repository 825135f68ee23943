using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>
/// Samples with numbers and categories, packed in panels of sixteen, and their nearest neighbours: the squared distance is that of the numbers plus a constant for
/// each category that differs. The same order as with one-hot columns, without making them.
/// </summary>
internal sealed class MixedPoints
{
    private const int Width = 16, QueriesAnItem = 64;

    private readonly double[] panels;
    private readonly int count, numbers, columns;
    private readonly double mismatch;

    private MixedPoints(int count, int numbers, int columns, double mismatch)
    {
        this.count = count;
        this.numbers = numbers;
        this.columns = columns;
        this.mismatch = mismatch;
        panels = new double[checked((count + Width - 1) / Width * Width * columns)];
    }

    /// <summary>Packs rows: the columns of numbers first, then the codes.</summary>
    public static MixedPoints Pack<T>(Matrix<T> features, ReadOnlySpan<int> rows, ReadOnlySpan<int> numberColumns, (Matrix<int> Codes, double Mismatch) categories)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int codes = categories.Codes.Columns;
        var points = new MixedPoints(rows.Length, numberColumns.Length, numberColumns.Length + codes, categories.Mismatch);
        for (int place = 0; place < rows.Length; place++)
        {
            Span<double> target = points.panels.AsSpan(place / Width * Width * points.columns + place % Width);
            ReadOnlySpan<T> row = features.Row(rows[place]);
            for (int column = 0; column < numberColumns.Length; column++) target[column * Width] = double.CreateTruncating(row[numberColumns[column]]);
            for (int column = 0; column < codes; column++) target[(numberColumns.Length + column) * Width] = categories.Codes[place, column];
        }

        return points;
    }

    /// <summary>The nearest places of each place, by distance, then by place.</summary>
    /// <param name="neighbors">How many.</param>
    /// <param name="self">Whether a place counts among its own.</param>
    /// <param name="workers">How many threads at most.</param>
    /// <returns>[places, neighbors], places; distances squared.</returns>
    public NeighborTable Search(int neighbors, SelfNeighbor self, int workers)
    {
        var table = new NeighborTable(count, neighbors);
        ParallelWork.ForEach((count + QueriesAnItem - 1) / QueriesAnItem, workers, item =>
        {
            double[] values = new double[columns];
            double[] distances = new double[Width];
            for (int query = item * QueriesAnItem; query < Math.Min(count, (item + 1) * QueriesAnItem); query++)
            {
                for (int column = 0; column < columns; column++) values[column] = panels[query / Width * Width * columns + column * Width + query % Width];
                Search(values, distances, (query, self), table);
            }
        });
        return table;
    }

    private void Search(double[] values, double[] distances, (int Place, SelfNeighbor Self) query, NeighborTable table)
    {
        for (int start = 0; start < count; start += Width)
        {
            Measure(values, panels.AsSpan(start * columns, Width * columns), distances);
            int width = Math.Min(Width, count - start);
            for (int lane = 0; lane < width; lane++)
                if (distances[lane] < table.Farthest(query.Place) && (query.Self == SelfNeighbor.Included || start + lane != query.Place))
                    table.Insert(query.Place, distances[lane], start + lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Measure(ReadOnlySpan<double> values, ReadOnlySpan<double> panel, Span<double> distances)
    {
        Vector256<double> a = default, b = default, c = default, d = default, constant = Vector256.Create(mismatch);
        for (int column = 0; column < values.Length; column++, panel = panel[Width..])
        {
            Vector256<double> value = Vector256.Create(values[column]);
            Vector256<double> first = Vector256.Create(panel), second = Vector256.Create(panel[4..]), third = Vector256.Create(panel[8..]), fourth = Vector256.Create(panel[12..]);
            if (column < numbers)
            {
                a += (first - value) * (first - value);
                b += (second - value) * (second - value);
                c += (third - value) * (third - value);
                d += (fourth - value) * (fourth - value);
                continue;
            }

            a += Vector256.AndNot(constant, Vector256.Equals(first, value));
            b += Vector256.AndNot(constant, Vector256.Equals(second, value));
            c += Vector256.AndNot(constant, Vector256.Equals(third, value));
            d += Vector256.AndNot(constant, Vector256.Equals(fourth, value));
        }

        a.CopyTo(distances);
        b.CopyTo(distances[4..]);
        c.CopyTo(distances[8..]);
        d.CopyTo(distances[12..]);
    }
}
