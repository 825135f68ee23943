using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ballast.Resampling;

/// <summary>Searches one chunk of the points for a block of queries: dot products by the kernel, a scan by lower bounds, candidates settled in double.</summary>
internal readonly ref struct QueryBlock<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public const int Height = 64;

    private const int Width = 512, Octet = DotTile.QueryHeight, Panel = DotTile.PanelWidth;

    private readonly NeighborQuery<T> query;
    private readonly FloatFrame<T> frame;
    private readonly PointPanels<T> panels;
    private readonly NeighborTable table;
    private readonly int first;
    private readonly int count;
    private readonly int columns;

    public QueryBlock(NeighborQuery<T> query, FloatFrame<T> frame, PointPanels<T> panels, NeighborTable table, int block)
    {
        this.query = query;
        this.frame = frame;
        this.panels = panels;
        this.table = table;
        first = block * Height;
        count = Math.Min(Height, query.QueryRows.Length - first);
        columns = query.Points.Columns;
    }

    public void Search()
    {
        float[] queries = ArrayPool<float>.Shared.Rent(Math.Max(1, Height * columns));
        float[] dots = ArrayPool<float>.Shared.Rent(Height * Width);
        double[] squares = new double[count];
        var candidates = new CandidateLists<T>(query, frame, table, panels.Start, first);
        PackQueries(queries, squares);
        for (int start = 0; start < panels.Count; start += Width)
        {
            int width = Math.Min(Width, (panels.Count - start + Panel - 1) / Panel * Panel);
            Multiply(queries, dots, start, width);
            for (int row = 0; row < count; row++) Scan(candidates, row, squares[row], dots.AsSpan(row * Width, width), start);
        }

        for (int row = 0; row < count; row++) candidates.Settle(row);
        ArrayPool<float>.Shared.Return(queries);
        ArrayPool<float>.Shared.Return(dots);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PackQueries(float[] queries, Span<double> squares)
    {
        int octets = (count + Octet - 1) / Octet;
        queries.AsSpan(0, octets * Octet * columns).Clear();
        for (int row = 0; row < count; row++)
        {
            Span<float> target = queries.AsSpan(row / Octet * Octet * columns + row % Octet);
            squares[row] = frame.Write(query.Queries.Row(query.QueryRows[first + row]), target, Octet);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private unsafe void Multiply(float[] queries, float[] dots, int start, int width)
    {
        fixed (float* q = queries, p = panels.Values, d = dots)
        {
            for (int column = 0; column < columns; column += FloatFrame<T>.Stretch)
            {
                int stretch = Math.Min(FloatFrame<T>.Stretch, columns - column);
                for (int panel = 0; panel < width; panel += Panel)
                {
                    float* points = p + (long)(start + panel) * columns + column * Panel;
                    for (int row = 0; row < count; row += Octet)
                        DotTile.Multiply(new DotOperands(q + (long)row * columns + column * Octet, points, stretch), d + row * Width + panel, Width, column > 0);
                }
            }
        }
    }

    /// <summary>Offers the points whose lower bound is not above the threshold of a query. Rows of terms and dots are whole vectors, since panels are full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scan(CandidateLists<T> candidates, int row, double square, ReadOnlySpan<float> dots, int start)
    {
        ref float dot = ref MemoryMarshal.GetReference(dots);
        ref float term = ref panels.LowerTerms[start];
        float queryTerm = (float)(square * (1 - frame.Slack) - frame.Underflow);
        float limit = candidates.Threshold(row) - queryTerm;
        for (int place = 0; place < dots.Length; place += Vector512<float>.Count)
        {
            Vector512<float> twice = Vector512.LoadUnsafe(ref dot, (nuint)place);
            Vector512<float> lower = Vector512.LoadUnsafe(ref term, (nuint)place) - (twice + twice);
            ulong hits = Vector512.LessThanOrEqual(lower, Vector512.Create(limit)).ExtractMostSignificantBits();
            for (; hits != 0; hits &= hits - 1)
            {
                int lane = BitOperations.TrailingZeroCount(hits);
                if (!(lower[lane] <= limit)) continue;
                int point = start + place + lane;
                float bound = lower[lane] + queryTerm;
                candidates.Offer(row, point, bound, bound + 2 * (frame.Slack * (square + panels.Squares[point]) + frame.Underflow));
                limit = candidates.Threshold(row) - queryTerm;
            }
        }
    }
}
