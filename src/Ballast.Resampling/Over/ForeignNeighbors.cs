using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Where samples stand: how many of their nearest neighbours in the whole table are of another class. One search serves all classes that grow.</summary>
internal sealed class ForeignNeighbors
{
    private readonly int[] counts;

    private ForeignNeighbors(int[] counts, int neighbors)
    {
        this.counts = counts;
        Neighbors = neighbors;
    }

    /// <summary>How many neighbours a sample has.</summary>
    public int Neighbors { get; }

    /// <summary>Counts for some rows, ascending.</summary>
    public static ForeignNeighbors Of<T>(Matrix<T> features, ClassScope scope, int[] rows, int neighbors, SamplerOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (neighbors >= features.Rows)
            throw new BallastException($"DangerNeighbors is {neighbors} but a sample has only {features.Rows - 1} others. Lower DangerNeighbors or add samples.");
        int[] labels = new int[features.Rows];
        foreach (int label in scope.Present)
            foreach (int row in scope.Rows[label])
                labels[row] = label;
        NeighborTable table = Neighborhood.Among(features, rows, Neighborhood.AllRows(features.Rows), neighbors, options);
        int[] foreign = new int[features.Rows];
        for (int query = 0; query < rows.Length; query++)
            foreach (int neighbor in table.Indices(query))
                if (labels[neighbor] != labels[rows[query]])
                    foreign[rows[query]]++;
        return new ForeignNeighbors(foreign, neighbors);
    }

    /// <summary>The part of the neighbours of each sample that are of another class.</summary>
    public double[] Shares(int[] rows) => [.. rows.Select(row => (double)counts[row] / Neighbors)];

    /// <summary>The samples of which at least half of the neighbours, but not all, are of another class.</summary>
    public int[] Danger(int[] rows) => Array.FindAll(rows, row => 2 * counts[row] >= Neighbors && counts[row] < Neighbors);

    /// <summary>The samples that are neither in danger nor noise.</summary>
    public int[] Safe(int[] rows) => Array.FindAll(rows, row => 2 * counts[row] < Neighbors);
}
