using System.Numerics;
using Ballast.Core;
using Microsoft.ML;

namespace Ballast.MachineLearning;

/// <summary>The features and labels of a data view, read in one pass.</summary>
internal sealed class LabelledTable<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private LabelledTable(Matrix<T> features, int[] labels)
    {
        Features = features;
        Labels = labels;
    }

    public Matrix<T> Features { get; }

    public int[] Labels { get; }

    public static LabelledTable<T> Read(IDataView data, FeatureLayout layout, LabelColumn label, DataViewSchema.Column labelColumn)
    {
        using DataViewRowCursor cursor = data.GetRowCursor([labelColumn, .. layout.Places.Select(place => place.Column)]);
        Func<int, int> nextLabel = label.Reader(cursor);
        (ReadRow<T> Read, int Offset, int Width)[] readers = [.. layout.Places.Select(place => (place.Number.Reader<T>(cursor, place), place.Offset, place.Width))];
        int rows = 0, room = (int)Math.Min(data.GetRowCount() ?? 1024, MostRows(layout.Width));
        var labels = new int[room];
        var values = new T[room * layout.Width];
        while (cursor.MoveNext())
        {
            if (rows == room)
            {
                room = Grown(room, layout.Width);
                Array.Resize(ref labels, room);
                Array.Resize(ref values, room * layout.Width);
            }

            labels[rows] = nextLabel(rows);
            Span<T> target = values.AsSpan(rows * layout.Width, layout.Width);
            foreach ((ReadRow<T> read, int offset, int width) in readers) read(target.Slice(offset, width), rows);
            rows++;
        }

        Array.Resize(ref labels, rows);
        Array.Resize(ref values, rows * layout.Width);
        label.Finish(labels);
        return new LabelledTable<T>(new Matrix<T>(values, rows, layout.Width), labels);
    }

    private static int MostRows(int width) => Array.MaxLength / width;

    private static int Grown(int rows, int width)
    {
        int most = MostRows(width);
        if (rows == most)
            throw new BallastException($"The data have more than {most} rows of {width} features, which is more than one table holds. Take fewer rows (mlContext.Data.TakeRows) or features.");
        return (int)Math.Min(most, Math.Max(1024L, rows * 2L));
    }
}
