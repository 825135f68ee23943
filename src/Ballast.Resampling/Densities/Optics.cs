using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The core and reachability distances of rows, without a largest radius.</summary>
/// <remarks>OPTICS (Ankerst, Breunig, Kriegel and Sander 1999, doi:10.1145/304182.304187): starts at the first row, goes on with the reachable row of the smallest distance, the first of equal ones.</remarks>
internal sealed class Optics
{
    private Optics(double[] cores, double[] reach)
    {
        Cores = cores;
        Reach = reach;
    }

    /// <summary>The distance of each row to the one that makes it a core.</summary>
    public double[] Cores { get; }

    /// <summary>The reachability distance of each row; infinite for the first, from which the order starts.</summary>
    public double[] Reach { get; }

    public static Optics Of<T>(Matrix<T> features, int[] rows, double[] cores)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] reach = new double[rows.Length];
        reach.AsSpan().Fill(double.PositiveInfinity);
        int[] open = Neighborhood.AllRows(rows.Length);
        int left = rows.Length, current = 0;
        while (left > 1)
        {
            // Order does not matter among the open: ties are settled by place below.
            (open[current], open[left - 1]) = (open[left - 1], open[current]);
            int center = open[--left];
            ReadOnlySpan<T> from = features.Row(rows[center]);
            current = 0;
            for (int i = 0; i < left; i++)
            {
                int place = open[i];
                double distance = Math.Max(cores[center], Math.Sqrt(ExactDistance.Squared(from, (ReadOnlySpan<T>)features.Row(rows[place]))));
                if (distance < reach[place]) reach[place] = distance;
                if (reach[place] < reach[open[current]] || (reach[place] == reach[open[current]] && place < open[current])) current = i;
            }
        }

        return new Optics(cores, reach);
    }
}
