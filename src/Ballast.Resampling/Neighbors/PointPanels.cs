using System.Numerics;

namespace Ballast.Resampling;

/// <summary>A chunk of the points, packed for the kernel: panels of 32 points, column after column.</summary>
internal sealed class PointPanels<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Width = DotTile.PanelWidth;

    private readonly int columns;

    public PointPanels(in NeighborQuery<T> query)
    {
        columns = query.Points.Columns;
        long fit = query.BudgetBytes / (sizeof(float) * Math.Max(1, columns) * Width);
        int needed = (query.PointRows.Length + Width - 1) / Width;
        int panels = (int)Math.Clamp(fit, 1, Math.Max(1, needed));
        Capacity = panels * Width;
        Values = new float[checked(Capacity * columns)];
        LowerTerms = new float[Capacity];
        Squares = new double[Capacity];
    }

    /// <summary>How many points fit.</summary>
    public int Capacity { get; }

    /// <summary>The place in the list of points of the chunk's first.</summary>
    public int Start { get; private set; }

    /// <summary>How many points are in the chunk.</summary>
    public int Count { get; private set; }

    /// <summary>[panels, columns, 32]</summary>
    public float[] Values { get; }

    /// <summary>The squared length of each point.</summary>
    public double[] Squares { get; }

    /// <summary>The squared length less its slack; infinity where a panel is not full.</summary>
    public float[] LowerTerms { get; }

    public void Load(NeighborQuery<T> query, FloatFrame<T> frame, int start)
    {
        Start = start;
        Count = Math.Min(Capacity, query.PointRows.Length - start);
        ParallelWork.ForEach((Count + Width - 1) / Width, query.Workers, panel => LoadPanel(query, frame, panel));
    }

    private void LoadPanel(NeighborQuery<T> query, FloatFrame<T> frame, int panel)
    {
        Span<float> values = Values.AsSpan(panel * Width * columns, Width * columns);
        for (int lane = 0; lane < Width; lane++)
        {
            int place = panel * Width + lane;
            if (place >= Count)
            {
                for (int column = 0; column < columns; column++) values[column * Width + lane] = 0;
                LowerTerms[place] = float.PositiveInfinity;
                continue;
            }

            double square = frame.Write(query.Points.Row(query.PointRows[Start + place]), values[lane..], Width);
            Squares[place] = square;
            LowerTerms[place] = (float)(square * (1 - frame.Slack));
        }
    }
}
