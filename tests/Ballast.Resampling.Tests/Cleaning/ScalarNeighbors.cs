using Ballast.Core;

namespace Ballast.Resampling.Tests;

/// <summary>Nearest neighbours by the definition: sorted by distance, then by index.</summary>
internal static class ScalarNeighbors
{
    public static double Distance(Matrix<double> table, int a, int b)
    {
        double sum = 0;
        for (int column = 0; column < table.Columns; column++) sum += Math.Pow(table[a, column] - table[b, column], 2);
        return Math.Sqrt(sum);
    }

    /// <summary>The nearest of some rows to a row, itself left out.</summary>
    public static int[] Of(Matrix<double> table, int row, IEnumerable<int> among, int count) =>
        [.. among.Where(other => other != row).OrderBy(other => Distance(table, row, other)).ThenBy(other => other).Take(count)];

    /// <summary>The most frequent label, the smallest of equally frequent ones.</summary>
    public static int Winner(IEnumerable<int> labels) => labels.GroupBy(label => label).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;

    /// <summary>Whether Wilson's rule keeps a row among others.</summary>
    public static bool Keeps(LabeledSamples table, int row, IEnumerable<int> among, int neighbors, NeighborAgreement agreement)
    {
        int[] votes = [.. Of(table.Features, row, among, neighbors).Select(other => table.Labels[other])];
        return agreement == NeighborAgreement.All ? votes.All(label => label == table.Labels[row]) : Winner(votes) == table.Labels[row];
    }

    /// <summary>Rows class after class, each ascending.</summary>
    public static int[] ByClass(LabeledSamples table, IEnumerable<int> rows) => [.. rows.OrderBy(row => table.Labels[row]).ThenBy(row => row)];
}
