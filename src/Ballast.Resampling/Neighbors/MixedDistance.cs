using System.Collections.Immutable;
using System.Numerics;

namespace Ballast.Resampling;

/// <summary>Ranked by the squared distance of the numeric columns plus the squared mismatch for each category that differs.</summary>
internal readonly struct MixedDistance<T> : IPairDistance<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly bool[] categorical;
    private readonly double mismatch;

    public MixedDistance(int columns, ImmutableArray<int> categoricalColumns, double mismatch)
    {
        categorical = new bool[columns];
        foreach (int column in categoricalColumns) categorical[column] = true;
        this.mismatch = mismatch * mismatch;
    }

    public double Rank(ReadOnlySpan<T> query, ReadOnlySpan<T> point)
    {
        double sum = 0;
        int differing = 0;
        for (int i = 0; i < query.Length; i++)
        {
            if (categorical[i])
            {
                if (query[i] != point[i]) differing++;
                continue;
            }

            double difference = double.CreateTruncating(query[i]) - double.CreateTruncating(point[i]);
            sum += difference * difference;
        }

        return sum + differing * mismatch;
    }

    public double Distance(double rank) => Math.Sqrt(rank);
}
