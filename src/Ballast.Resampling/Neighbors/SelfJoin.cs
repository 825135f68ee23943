using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Ballast.Resampling;

/// <summary>
/// A search of a table against itself: each pair is multiplied once and serves both of its rows, which halves the work. The rows are divided into parts;
/// tasks that run together have no part in common, so that nothing is locked and the order of work cannot be seen in the result.
/// </summary>
internal sealed unsafe class SelfJoin<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Height = 64, Width = 256, Octet = DotTile.QueryHeight, Panel = DotTile.PanelWidth, FewestRows = 2048;

    private readonly NeighborQuery<T> query;
    private readonly FloatFrame<T> frame;
    private readonly NeighborTable table;
    private readonly int columns, parts, span;
    private readonly int[] rows, queryPlaces;
    private readonly float[] terms, thresholds;

    // All rows in both layouts, where the budget allows; otherwise each task packs its own.
    private readonly float[]? allPoints, allQueries;

    private SelfJoin(NeighborQuery<T> query, FloatFrame<T> frame, NeighborTable table)
    {
        this.query = query;
        this.frame = frame;
        this.table = table;
        columns = query.Points.Columns;
        long bytes = sizeof(float) * (long)Math.Max(1, columns) * query.PointRows.Length;
        parts = (int)Math.Max(2L * query.Workers, (query.Workers * bytes + query.BudgetBytes - 1) / query.BudgetBytes);
        parts += parts & 1;
        span = ((query.PointRows.Length + parts - 1) / parts + Height - 1) / Height * Height;
        rows = new int[parts * span];
        queryPlaces = new int[rows.Length];
        terms = new float[rows.Length];
        thresholds = new float[rows.Length];
        if (2 * bytes > query.BudgetBytes) return;
        allPoints = new float[rows.Length * columns];
        allQueries = new float[rows.Length * columns];
    }

    /// <summary>Whether most rows that are searched ask as well, so that a pair usually serves twice.</summary>
    public static bool Suits(in NeighborQuery<T> query)
    {
        return query.Points.Values == query.Queries.Values
            && query.PointRows.Length >= FewestRows
            && query.QueryRows.Length >= query.PointRows.Length * 0.6
            && IsPartOf(query.QueryRows, query.PointRows);
    }

    public static void Find(NeighborQuery<T> query, FloatFrame<T> frame, NeighborTable table)
    {
        var join = new SelfJoin<T>(query, frame, table);
        join.Place();
        join.Run();
    }

    private static bool IsPartOf(int[] some, int[] all)
    {
        int at = 0;
        foreach (int row in some)
        {
            while (at < all.Length && all[at] < row) at++;
            if (at == all.Length || all[at] != row) return false;
        }

        return true;
    }

    /// <summary>Gives each row its place; a place without a row is infinitely far, and one that does not ask accepts nobody.</summary>
    private void Place()
    {
        rows.AsSpan().Fill(-1);
        queryPlaces.AsSpan().Fill(-1);
        terms.AsSpan().Fill(float.PositiveInfinity);
        thresholds.AsSpan().Fill(float.NegativeInfinity);
        for (int i = 0; i < query.PointRows.Length; i++) rows[i] = query.PointRows[i];
        for (int place = 0, i = 0; i < query.QueryRows.Length; place++)
        {
            if (rows[place] != query.QueryRows[i]) continue;
            queryPlaces[place] = i++;
            thresholds[place] = float.MaxValue;
        }
    }

    /// <summary>Every part with itself, then with every other, in the rounds of a tournament.</summary>
    private void Run()
    {
        ParallelWork.ForEach(rows.Length / Height, query.Workers, block => PackBlock(block * Height));
        ParallelWork.ForEach(parts, query.Workers, part => new Task(this, part, part).Search());
        for (int round = 0; round < parts - 1; round++)
        {
            int turn = round;
            ParallelWork.ForEach(parts / 2, query.Workers, match =>
            {
                (int first, int second) = Match(turn, match);
                new Task(this, Math.Min(first, second), Math.Max(first, second)).Search();
            });
        }
    }

    /// <summary>The circle method: the last part stays, the others go round.</summary>
    private (int First, int Second) Match(int round, int match)
    {
        int circle = parts - 1;
        return match == 0 ? (circle, round) : ((round + match) % circle, (round + circle - match) % circle);
    }

    /// <summary>Takes the terms of a block, and packs it where all rows are packed.</summary>
    private void PackBlock(int start)
    {
        float[] scratch = ArrayPool<float>.Shared.Rent(Math.Max(1, Height * columns));
        Pack(allPoints is null ? scratch : allPoints.AsSpan(start * columns), start, Height, Panel);
        if (allQueries is not null) Pack(allQueries.AsSpan(start * columns), start, Height, Octet);
        ArrayPool<float>.Shared.Return(scratch);
    }

    /// <summary>Packs rows in groups, column after column; a place without a row is zero.</summary>
    private void Pack(Span<float> target, int start, int count, int group)
    {
        for (int i = 0; i < count; i++)
        {
            Span<float> lane = target[(i / group * group * columns + i % group)..];
            int row = rows[start + i];
            if (row >= 0)
            {
                terms[start + i] = (float)(frame.Write(query.Points.Row(row), lane, group) * (1 - frame.Slack));
                continue;
            }

            for (int column = 0; column < columns; column++) lane[column * group] = 0;
        }
    }

    private void Settle(int place, double squared, int other)
    {
        int asked = queryPlaces[place];
        table.Insert(asked, squared, rows[other]);
        float bound = frame.BoundOf(table.Farthest(asked));
        if (bound < thresholds[place]) thresholds[place] = bound;
    }

    /// <summary>The pairs of two parts, or of one with itself.</summary>
    private readonly ref struct Task(SelfJoin<T> join, int first, int second)
    {
        public void Search()
        {
            int start = second * join.span, columns = Math.Max(1, join.columns);
            float[] points = join.allPoints ?? ArrayPool<float>.Shared.Rent(join.span * columns);
            float[] queries = join.allQueries ?? ArrayPool<float>.Shared.Rent(Height * columns), dots = ArrayPool<float>.Shared.Rent(Height * Width);
            if (join.allPoints is null) join.Pack(points, start, join.span, Panel);
            ReadOnlySpan<float> ofPart = join.allPoints is null ? points : points.AsSpan(start * join.columns);
            for (int block = first * join.span; block < (first + 1) * join.span && join.rows[block] >= 0; block += Height)
            {
                if (join.allQueries is null) join.Pack(queries, block, Height, Octet);
                ReadOnlySpan<float> ofBlock = join.allQueries is null ? queries : queries.AsSpan(block * join.columns);
                for (int column = first == second ? block - start : 0; column < join.span && join.rows[start + column] >= 0; column += Width)
                {
                    int width = Math.Min(Width, join.span - column);
                    Multiply(ofBlock, ofPart, dots, column, width);
                    for (int row = 0; row < Height && join.rows[block + row] >= 0; row++) Scan(dots.AsSpan(row * Width, width), block + row, start + column, block);
                }
            }

            ArrayPool<float>.Shared.Return(dots);
            if (join.allPoints is null) ArrayPool<float>.Shared.Return(points);
            if (join.allQueries is null) ArrayPool<float>.Shared.Return(queries);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Multiply(ReadOnlySpan<float> queries, ReadOnlySpan<float> points, float[] dots, int start, int width)
        {
            int columns = join.columns;
            fixed (float* q = queries, p = points, d = dots)
            {
                if (columns == 0) new Span<float>(d, Height * Width).Clear();
                for (int column = 0; column < columns; column += FloatFrame<T>.Stretch)
                {
                    int stretch = Math.Min(FloatFrame<T>.Stretch, columns - column);
                    for (int panel = 0; panel < width; panel += Panel)
                    {
                        float* packed = p + (long)(start + panel) * columns + column * Panel;
                        for (int row = 0; row < Height; row += Octet)
                            DotTile.Multiply(new DotOperands(q + (long)row * columns + column * Octet, packed, stretch), d + row * Width + panel, Width, column > 0);
                    }
                }
            }
        }

        /// <summary>Settles the pairs of a row that may matter to it or to the other. Inside a block both orders of a pair are there, so that only the row itself counts.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Scan(ReadOnlySpan<float> dots, int place, int start, int block)
        {
            float own = join.terms[place] - (float)join.frame.Underflow;
            float limit = join.thresholds[place] - own;
            fixed (float* dot = dots, term = &join.terms[start], threshold = &join.thresholds[start])
            {
                for (int at = 0; at < dots.Length; at += Vector512<float>.Count)
                {
                    Vector512<float> twice = Vector512.Load(dot + at);
                    Vector512<float> lower = Vector512.Load(term + at) - (twice + twice);
                    Vector512<float> near = Vector512.LessThanOrEqual(lower, Vector512.Create(limit));
                    Vector512<float> wanted = Vector512.LessThanOrEqual(lower, Vector512.Load(threshold + at) - Vector512.Create(own));
                    ulong hits = (near | wanted).ExtractMostSignificantBits();
                    for (; hits != 0; hits &= hits - 1)
                    {
                        int lane = BitOperations.TrailingZeroCount(hits), other = start + at + lane;
                        Consider(place, other, lower[lane], block);
                        limit = join.thresholds[place] - own;
                    }
                }
            }
        }

        private void Consider(int place, int other, float lower, int block)
        {
            float own = join.terms[place] - (float)join.frame.Underflow;
            bool inBlock = other < block + Height && other >= block;
            bool mine = lower <= join.thresholds[place] - own, theirs = !inBlock && lower <= join.thresholds[other] - own;
            if (!(mine || theirs) || join.rows[other] < 0) return;
            int row = join.rows[place], otherRow = join.rows[other];
            if (row == otherRow && join.query.Self == SelfNeighbor.Excluded) return;
            double squared = ExactDistance.Squared((ReadOnlySpan<T>)join.query.Points.Row(row), (ReadOnlySpan<T>)join.query.Points.Row(otherRow));
            if (mine) join.Settle(place, squared, other);
            if (theirs) join.Settle(other, squared, place);
        }
    }
}
