using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ballast.Resampling;

/// <summary>
/// The candidates of a block of queries in a chunk of points. A point is a candidate while its lower bound is not above the k-th smallest
/// upper bound; what is left is settled by its distance in double and merged into the table, which holds squared distances until the end.
/// </summary>
internal sealed class CandidateLists<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NeighborQuery<T> query;
    private readonly FloatFrame<T> frame;
    private readonly NeighborTable table;
    private readonly int chunkStart, firstQuery, wanted, room;
    private readonly float[] thresholds, lowers;
    private readonly double[] uppers;
    private readonly int[] places, pending;

    public CandidateLists(NeighborQuery<T> query, FloatFrame<T> frame, NeighborTable table, int chunkStart, int firstQuery)
    {
        int count = Math.Min(QueryBlock<T>.Height, query.QueryRows.Length - firstQuery);
        this.query = query;
        this.frame = frame;
        this.table = table;
        this.chunkStart = chunkStart;
        this.firstQuery = firstQuery;
        wanted = query.Neighbors;
        room = 2 * wanted + 32;
        thresholds = new float[count];
        uppers = new double[count * wanted];
        places = new int[count * room];
        lowers = new float[count * room];
        pending = new int[count];
        uppers.AsSpan().Fill(double.PositiveInfinity);
        thresholds.AsSpan().Fill(float.MaxValue);
        for (int row = 0; row < count; row++) LowerThresholdToSettled(row);
    }

    /// <summary>A point whose lower bound is above this cannot be a neighbour.</summary>
    public float Threshold(int row) => thresholds[row];

    /// <summary>Takes a point by its place in the chunk.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Offer(int row, int place, float lower, double upper)
    {
        if (query.Self == SelfNeighbor.Excluded && query.PointRows[chunkStart + place] == query.QueryRows[firstQuery + row]) return;
        InsertUpper(row, upper);
        if (pending[row] == room) MakeRoom(row);
        int slot = row * room + pending[row]++;
        places[slot] = place;
        lowers[slot] = lower;
    }

    /// <summary>Merges the pending candidates of a query into the table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Settle(int row)
    {
        ReadOnlySpan<T> values = query.Queries.Row(query.QueryRows[firstQuery + row]);
        for (int slot = row * room; slot < row * room + pending[row]; slot++)
        {
            if (lowers[slot] > thresholds[row]) continue;
            int point = query.PointRows[chunkStart + places[slot]];
            table.Insert(firstQuery + row, ExactDistance.Squared(values, (ReadOnlySpan<T>)query.Points.Row(point)), point);
        }

        pending[row] = 0;
        LowerThresholdToSettled(row);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void InsertUpper(int row, double upper)
    {
        Span<double> sorted = uppers.AsSpan(row * wanted, wanted);
        if (upper >= sorted[^1]) return;
        int at = wanted - 1;
        for (; at > 0 && sorted[at - 1] > upper; at--) sorted[at] = sorted[at - 1];
        sorted[at] = upper;
        if (sorted[^1] < thresholds[row]) thresholds[row] = (float)sorted[^1];
    }

    private void MakeRoom(int row)
    {
        int start = row * room, kept = 0;
        for (int slot = start; slot < start + room; slot++)
        {
            if (lowers[slot] > thresholds[row]) continue;
            places[start + kept] = places[slot];
            lowers[start + kept++] = lowers[slot];
        }

        pending[row] = kept;
        if (kept > room / 2) Settle(row);
    }

    private void LowerThresholdToSettled(int row)
    {
        float bound = frame.BoundOf(table.Farthest(firstQuery + row));
        if (bound < thresholds[row]) thresholds[row] = bound;
    }
}
