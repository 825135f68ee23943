using System.Numerics;
using System.Runtime.CompilerServices;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The points of one problem, packed for <see cref="KernelTile"/> in panels of sixteen, in an order that the solver changes.</summary>
internal sealed class KernelPoints
{
    private const int Width = KernelTile.PanelWidth, Height = KernelTile.QueryHeight, PanelsAnItem = 32;

    private readonly KernelForm form;
    private readonly double[] values, squares, queries;

    private KernelPoints(int count, int columns, KernelForm form, int workers, double[]? room)
    {
        this.form = form;
        Columns = columns;
        Workers = workers;
        Count = count;
        int panels = (count + Width - 1) / Width;
        values = room ?? RoomFor(count, columns);
        values.AsSpan(0, panels * Width * columns).Clear();
        squares = new double[panels * Width];
        queries = new double[columns * Height];
    }

    public int Count { get; }

    public int Columns { get; }

    public int Workers { get; }

    /// <summary>Room for as many points.</summary>
    public static double[] RoomFor(int points, int columns) => new double[checked((points + Width - 1) / Width * Width * columns)];

    /// <summary>Packs some rows of a table, in their order, into room that is theirs alone until it is given to others.</summary>
    public static KernelPoints Pack<T>(Matrix<T> features, ReadOnlySpan<int> rows, KernelForm form, int workers, double[]? room = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var points = new KernelPoints(rows.Length, features.Columns, form, workers, room);
        for (int place = 0; place < rows.Length; place++)
        {
            ReadOnlySpan<T> row = features.Row(rows[place]);
            int start = points.StartOf(place);
            for (int column = 0; column < row.Length; column++) points.values[start + column * Width] = double.CreateTruncating(row[column]);
        }

        points.TakeSquares();
        return points;
    }

    /// <summary>The kernel of a point with itself.</summary>
    public double OfSelf(int place) => form.OfSelf(squares[place]);

    /// <summary>Exchanges two points.</summary>
    public void Swap(int first, int second)
    {
        int a = StartOf(first), b = StartOf(second);
        for (int column = 0; column < Columns; column++, a += Width, b += Width) (values[a], values[b]) = (values[b], values[a]);
        (squares[first], squares[second]) = (squares[second], squares[first]);
    }

    /// <summary>
    /// Computes the kernel of up to eight points with the points of a range of panels. The value of place p goes to
    /// <paramref name="starts"/>[query] + p.
    /// </summary>
    public void Compute(ReadOnlySpan<int> places, Range panels, float[] target, int[] starts)
    {
        double[] lengths = new double[Height];
        Array.Clear(queries);
        for (int query = 0; query < places.Length; query++)
        {
            int start = StartOf(places[query]);
            for (int column = 0; column < Columns; column++) queries[column * Height + query] = values[start + column * Width];
            lengths[query] = squares[places[query]];
        }

        int first = panels.Start.Value, last = panels.End.Value, count = places.Length;
        if (Workers == 1)
        {
            ComputePanels(first, last, lengths.AsSpan(0, count), target, starts);
            return;
        }

        ParallelWork.ForEach((last - first + PanelsAnItem - 1) / PanelsAnItem, Workers, item =>
        {
            int from = first + item * PanelsAnItem;
            ComputePanels(from, Math.Min(last, from + PanelsAnItem), lengths.AsSpan(0, count), target, starts);
        });
    }

    /// <summary>Adds, for up to eight rows of a table, the kernel values weighted as each machine weighs them, in double and in the order of the points.</summary>
    /// <param name="features">The table.</param>
    /// <param name="first">The first of the rows.</param>
    /// <param name="weights">[machines, points]</param>
    /// <param name="sums">[rows of the table, machines]</param>
    public unsafe void AddWeighted<T>(Matrix<T> features, int first, double[][] weights, Matrix<double> sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = Math.Min(Height, features.Rows - first);
        double[] block = new double[Columns * Height];
        double* dots = stackalloc double[Height * Width];
        for (int query = 0; query < count; query++)
        {
            ReadOnlySpan<T> row = features.Row(first + query);
            for (int column = 0; column < row.Length; column++) block[column * Height + query] = double.CreateTruncating(row[column]);
        }

        fixed (double* q = block, v = values, s = squares)
        {
            for (int panel = 0; panel < squares.Length; panel += Width)
            {
                KernelTile.Multiply(q, v + (long)panel * Columns, Columns, dots);
                int width = Math.Min(Width, Count - panel);
                for (int query = 0; query < count; query++)
                {
                    form.Apply(dots + query * Width, SquareOf(block, query), s + panel);
                    Span<double> target = sums.Row(first + query);
                    for (int machine = 0; machine < weights.Length; machine++)
                        for (int i = 0; i < width; i++)
                            target[machine] += weights[machine][panel + i] * dots[query * Width + i];
                }
            }
        }
    }

    /// <summary>The sum of the distances of all pairs, each pair once.</summary>
    public double SumOfDistances()
    {
        double[] sums = new double[(Count + Height - 1) / Height];
        ParallelWork.ForEach(sums.Length, Workers, block => sums[block] = SumOfDistances(block * Height));
        return PairwiseSum.Of(sums);
    }

    /// <summary>The sum of the distances of eight points to all that follow each.</summary>
    private unsafe double SumOfDistances(int first)
    {
        double[] block = new double[Columns * Height];
        double* dots = stackalloc double[Height * Width];
        double sum = 0;
        int count = Math.Min(Height, Count - first);
        for (int query = 0; query < count; query++)
            for (int column = 0; column < Columns; column++)
                block[column * Height + query] = values[StartOf(first + query) + column * Width];
        fixed (double* q = block, v = values)
        {
            for (int panel = first / Width * Width; panel < Count; panel += Width)
            {
                KernelTile.Multiply(q, v + (long)panel * Columns, Columns, dots);
                for (int query = 0; query < count; query++)
                    for (int place = Math.Max(panel, first + query + 1); place < Math.Min(Count, panel + Width); place++)
                        sum += Math.Sqrt(Math.Max(0, squares[first + query] + squares[place] - 2 * dots[query * Width + place - panel]));
            }
        }

        return sum;
    }

    private static double SquareOf(ReadOnlySpan<double> block, int query)
    {
        double square = 0;
        for (int at = query; at < block.Length; at += Height) square = Math.FusedMultiplyAdd(block[at], block[at], square);
        return square;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private unsafe void ComputePanels(int first, int last, ReadOnlySpan<double> lengths, float[] target, int[] starts)
    {
        double* dots = stackalloc double[Height * Width];
        fixed (double* q = queries, v = values, s = squares)
        {
            fixed (float* t = target)
            {
                for (int panel = first; panel < last; panel++)
                {
                    KernelTile.Multiply(q, v + (long)panel * Width * Columns, Columns, dots);
                    for (int query = 0; query < lengths.Length; query++)
                        form.Apply(dots + query * Width, lengths[query], s + panel * Width, t + starts[query] + panel * Width);
                }
            }
        }
    }

    /// <summary>Squared lengths by the tile itself, so that the distance between equal points is exactly 0.</summary>
    private unsafe void TakeSquares()
    {
        double* dots = stackalloc double[Height * Width];
        fixed (double* q = queries, v = values)
        {
            for (int panel = 0; panel < squares.Length; panel += Width)
            {
                for (int half = 0; half < Width; half += Height)
                {
                    double* start = v + (long)panel * Columns;
                    for (int column = 0; column < Columns; column++)
                        for (int query = 0; query < Height; query++)
                            q[column * Height + query] = start[column * Width + half + query];
                    KernelTile.Multiply(q, start, Columns, dots);
                    for (int query = 0; query < Height; query++) squares[panel + half + query] = dots[query * Width + half + query];
                }
            }
        }
    }

    private int StartOf(int place) => place / Width * Width * Columns + place % Width;
}
