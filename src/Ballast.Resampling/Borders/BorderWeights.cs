using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>MWMOTE's weights: how much border samples make of the samples of a class near to them.</summary>
internal sealed class BorderWeights<T>(Matrix<T> features, int[] rows, MwmoteOptions options)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int BlockHeight = 64;

    private readonly int reach = Math.Min(options.InformativeNeighbors ?? Math.Max(1, rows.Length / 2), rows.Length);

    /// <summary>The sum over border samples for each row of the class; blocks in parallel, sums in the order of the border.</summary>
    public double[] Sum(int[] border)
    {
        double[] sums = new double[rows.Length], block = new double[BlockHeight * rows.Length];
        for (int start = 0; start < border.Length; start += BlockHeight)
        {
            int height = Math.Min(BlockHeight, border.Length - start), first = start;
            ParallelWork.ForEach(height, options.Workers, line => Fill(border[first + line], block.AsSpan(line * rows.Length, rows.Length)));
            for (int line = 0; line < height; line++)
                for (int i = 0; i < sums.Length; i++)
                    sums[i] += block[line * rows.Length + i];
        }

        return sums;
    }

    private void Fill(int borderRow, Span<double> weights)
    {
        double[] distances = new double[rows.Length];
        for (int i = 0; i < rows.Length; i++) distances[i] = Math.Sqrt(ExactDistance.Squared<T>(features.Row(borderRow), features.Row(rows[i])));
        double[] scratch = [.. distances];
        double farthest = Selection.Smallest(scratch, reach - 1), sum = 0;
        int ties = reach;
        foreach (double distance in distances)
            if (distance < farthest)
                ties--;
        for (int i = 0; i < weights.Length; i++)
        {
            bool within = distances[i] < farthest || (distances[i] == farthest && ties-- > 0);
            weights[i] = within ? Math.Min(features.Columns / distances[i], options.ClosenessCutoff) : 0;
            sum += weights[i];
        }

        for (int i = 0; i < weights.Length; i++) weights[i] *= weights[i] / sum;
    }
}
