using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ballast.Resampling;

/// <summary>Bounds from dot products of float32.</summary>
internal sealed unsafe class FloatScreen<T>(FloatFrame<T> frame, int places, int columns) : Screen<T, float>(places)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Panel = DotTile.PanelWidth;

    private double largest;

    public override int Height => Panel;

    public override int Width => 8 * Panel;

    public override int Unit => Panel;

    public override int Bytes => sizeof(float) * columns;

    public override float Nobody => float.NegativeInfinity;

    public override float Everybody => float.MaxValue;

    public override double Factor => frame.Scale;

    public override double Floor => frame.Underflow;

    public override void Finish()
    {
        foreach (float own in Owns) largest = Math.Max(largest, own);
    }

    public override void Pack(byte* panel, int place, ReadOnlySpan<T> row)
    {
        float term = (float)(frame.Write(row, new Span<float>(panel, Panel * columns)[(place % Panel)..], Panel) * (1 - frame.Slack));
        Terms[place] = term;
        Owns[place] = term - (float)frame.Underflow;
    }

    public override void PackNobody(int place) => Terms[place] = float.PositiveInfinity;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Multiply(byte* rows, byte* columnPlaces, int width, float* dots)
    {
        for (int column = 0; column < columns; column += FloatFrame<T>.Stretch)
        {
            int stretch = Math.Min(FloatFrame<T>.Stretch, columns - column);
            float* queries = (float*)rows + column * Panel;
            for (int panel = 0; panel < width; panel += Panel)
            {
                float* points = (float*)columnPlaces + (long)panel * columns + column * Panel;
                for (int row = 0; row < Panel; row += DotTile.QueryHeight)
                    DotTile.Multiply(new DotOperands(queries + row, Panel, points, stretch), dots + row * Width + panel, Width, column > 0);
            }
        }
    }

    public override float Widen(int place, float bound) => (float)Math.Min(Everybody, bound + 2.1 * (frame.Slack * (Owns[place] + largest) + frame.Underflow));
}
