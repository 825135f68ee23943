using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ballast.Resampling;

/// <summary>
/// A tree of the points of a search, halved again and again along the column in which they are spread widest (Friedman, Bentley and Finkel 1977,
/// doi:10.1145/355744.355745). A node knows the box around its points.
/// </summary>
internal sealed class KdTree<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int LeafSize = 24;

    private readonly NeighborQuery<T> query;
    private readonly int[] rows;
    private readonly double[] boxes;
    private readonly int columns;

    public KdTree(NeighborQuery<T> query)
    {
        this.query = query;
        columns = query.Points.Columns;
        rows = [.. query.PointRows];
        int leaves = 1;
        while ((long)leaves * LeafSize < rows.Length) leaves *= 2;
        FirstLeaf = leaves - 1;
        boxes = new double[(2 * leaves - 1) * 2 * columns];
        Build(0, 0, rows.Length);
    }

    /// <summary>The node of the first leaf; nodes are numbered as in a heap, so that every node from here on is a leaf.</summary>
    public int FirstLeaf { get; }

    /// <summary>The stretch of the list of rows that a node holds.</summary>
    public ReadOnlySpan<int> RowsOf(int node)
    {
        int depth = BitOperations.Log2((uint)node + 1);
        int place = node + 1 - (1 << depth), start = 0, count = rows.Length;
        for (int level = depth - 1; level >= 0; level--)
        {
            int half = count / 2;
            if (((place >> level) & 1) == 0)
            {
                count = half;
            }
            else
            {
                start += half;
                count -= half;
            }
        }

        return rows.AsSpan(start, count);
    }

    /// <summary>No point of a node is nearer than this squared distance, rounding included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double SquaredBound(int node, ReadOnlySpan<T> values)
    {
        ReadOnlySpan<double> box = boxes.AsSpan(node * 2 * columns, 2 * columns);
        double sum = 0;
        for (int column = 0; column < values.Length; column++)
        {
            double value = double.CreateTruncating(values[column]);
            double gap = Math.Max(0, Math.Max(box[2 * column] - value, value - box[2 * column + 1]));
            sum += gap * gap;
        }

        return sum * (1 - 1e-12);
    }

    private void Build(int node, int start, int count)
    {
        int widest = Surround(node, rows.AsSpan(start, count));
        if (node >= FirstLeaf) return;
        int half = count / 2;
        Select(rows.AsSpan(start, count), half, widest);
        Build(2 * node + 1, start, half);
        Build(2 * node + 2, start + half, count - half);
    }

    /// <summary>Sets the box of a node and returns the column in which it is widest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Surround(int node, ReadOnlySpan<int> points)
    {
        Span<double> box = boxes.AsSpan(node * 2 * columns, 2 * columns);
        for (int column = 0; column < columns; column++) (box[2 * column], box[2 * column + 1]) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (int point in points)
        {
            ReadOnlySpan<T> values = query.Points.Row(point);
            for (int column = 0; column < values.Length; column++)
            {
                double value = double.CreateTruncating(values[column]);
                box[2 * column] = Math.Min(box[2 * column], value);
                box[2 * column + 1] = Math.Max(box[2 * column + 1], value);
            }
        }

        int widest = 0;
        for (int column = 1; column < columns; column++)
            if (box[2 * column + 1] - box[2 * column] > box[2 * widest + 1] - box[2 * widest])
                widest = column;
        return widest;
    }

    /// <summary>Moves the rows with the smaller values of a column in front of the middle (Hoare's selection).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Select(Span<int> points, int middle, int column)
    {
        int low = 0, high = points.Length - 1;
        while (low < high)
        {
            T pivot = query.Points.Row(points[low + (high - low) / 2])[column];
            int i = low, j = high;
            while (i <= j)
            {
                while (query.Points.Row(points[i])[column] < pivot) i++;
                while (query.Points.Row(points[j])[column] > pivot) j--;
                if (i > j) break;
                (points[i], points[j]) = (points[j], points[i]);
                i++;
                j--;
            }

            if (middle <= j) high = j;
            else if (middle >= i) low = i;
            else return;
        }
    }
}
