using System.Diagnostics;
using System.Text.Json;
using Ballast.Resampling;

namespace Ballast.Benchmarks;

/// <summary>GFLOP/s of the innermost kernel of the neighbour search on one thread, by vector width, beside a loop in plain code.</summary>
internal static unsafe class TileTime
{
    private const int Columns = 128, Stride = 512;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.7);

    private delegate void Kernel(in DotOperands operands, float* sums, int stride, bool add);

    public static string Measure() => JsonSerializer.Serialize(new
    {
        columns = Columns,
        plain = Speed(Plain),
        lanes_128 = Speed(DotTile.ByFour<Lanes128>),
        lanes_256 = Speed(DotTile.ByFour<Lanes256>),
        lanes_512 = Speed(DotTile.ByEight<Lanes512>),
    });

    private static void Plain(in DotOperands operands, float* sums, int stride, bool add)
    {
        for (int row = 0; row < DotTile.QueryHeight; row++)
        {
            for (int point = 0; point < DotTile.PanelWidth; point++)
            {
                float sum = add ? sums[row * stride + point] : 0;
                for (int column = 0; column < operands.Columns; column++)
                    sum += operands.Queries[column * DotTile.QueryHeight + row] * operands.Panel[column * DotTile.PanelWidth + point];
                sums[row * stride + point] = sum;
            }
        }
    }

    private static double Speed(Kernel kernel)
    {
        float[] queries = new float[Columns * DotTile.QueryHeight], panel = new float[Columns * DotTile.PanelWidth], sums = new float[DotTile.QueryHeight * Stride];
        fixed (float* q = queries, p = panel, s = sums)
        {
            var operands = new DotOperands(q, DotTile.QueryHeight, p, Columns);
            long begin = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(begin) < WarmUp) kernel(operands, s, Stride, false);
            double best = 0;
            for (int round = 0; round < 10; round++)
            {
                const int Runs = 2000;
                long start = Stopwatch.GetTimestamp();
                for (int run = 0; run < Runs; run++) kernel(operands, s, Stride, false);
                double work = 2.0 * Runs * Columns * DotTile.QueryHeight * DotTile.PanelWidth;
                best = Math.Max(best, work / Stopwatch.GetElapsedTime(start).TotalSeconds / 1e9);
            }

            return best;
        }
    }
}
