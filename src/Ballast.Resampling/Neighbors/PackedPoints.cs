using System.Numerics;
using System.Runtime.CompilerServices;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Rows packed at once for the kernel, for work on all their distances to a few queries at a time.</summary>
internal sealed class PackedPoints<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Octet = DotTile.QueryHeight, Panel = DotTile.PanelWidth;

    private readonly int columns;

    /// <summary>Packs rows.</summary>
    /// <param name="features">The table of the rows and of the queries to come.</param>
    /// <param name="points">The rows to pack, ascending.</param>
    /// <param name="queries">The rows that queries come from, ascending.</param>
    /// <param name="workers">How many threads at most.</param>
    public PackedPoints(Matrix<T> features, int[] points, int[] queries, int workers)
    {
        columns = features.Columns;
        var query = new NeighborQuery<T>
        {
            Points = features,
            PointRows = points,
            Queries = features,
            QueryRows = queries,
            Neighbors = 1,
            Self = SelfNeighbor.Included,
            Workers = workers,
            BudgetBytes = long.MaxValue,
        };
        Frame = FloatFrame<T>.Fit(query);
        Panels = new PointPanels<T>(query);
        Panels.Load(query, Frame, 0);
    }

    public FloatFrame<T> Frame { get; }

    public PointPanels<T> Panels { get; }

    /// <summary>How many queries there is room for when there shall be so many.</summary>
    public static int Slots(int queries) => (queries + Octet - 1) / Octet * Octet;

    /// <summary>Packs a query into a slot and returns its squared length.</summary>
    public double Pack(ReadOnlySpan<T> query, float[] packed, int slot) =>
        Frame.Write(query, packed.AsSpan(slot / Octet * Octet * columns + slot % Octet), Octet);

    /// <summary>The dot products of packed queries with the points from <paramref name="start"/> on, one row of <paramref name="stride"/> a query.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public unsafe void Multiply(float[] packed, int slots, int start, Span<float> dots, int stride)
    {
        int width = Math.Min(stride, Panels.Capacity - start);
        fixed (float* q = packed, p = Panels.Values, d = dots)
        {
            for (int column = 0; column < columns; column += FloatFrame<T>.Stretch)
            {
                int stretch = Math.Min(FloatFrame<T>.Stretch, columns - column);
                for (int panel = 0; panel < width; panel += Panel)
                {
                    float* values = p + (long)(start + panel) * columns + column * Panel;
                    for (int slot = 0; slot < slots; slot += Octet)
                        DotTile.Multiply(new DotOperands(q + (long)slot * columns + column * Octet, Octet, values, stretch), d + slot * stride + panel, stride, column > 0);
                }
            }
        }
    }
}
