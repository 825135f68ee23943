using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Where samples of a class stand: how many of their nearest neighbours in the whole table are of another class.</summary>
internal readonly struct DangerZone
{
    private readonly int[] rows, others;
    private readonly int neighbors;

    private DangerZone(int[] rows, int[] others, int neighbors)
    {
        this.rows = rows;
        this.others = others;
        this.neighbors = neighbors;
    }

    /// <summary>The samples of which at least half of the neighbours, but not all, are of another class.</summary>
    public int[] Danger => Where((foreign, all) => 2 * foreign >= all && foreign < all);

    /// <summary>The samples that are neither in danger nor noise.</summary>
    public int[] Safe => Where((foreign, all) => 2 * foreign < all);

    /// <summary>Counts for some rows of one class.</summary>
    public static DangerZone Of<T>(Matrix<T> features, int[] rows, int[] classRows, int neighbors, SamplerOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (neighbors >= features.Rows)
            throw new BallastException($"DangerNeighbors is {neighbors} but a sample has only {features.Rows - 1} others. Lower DangerNeighbors or add samples.");
        bool[] inClass = new bool[features.Rows];
        foreach (int row in classRows) inClass[row] = true;
        NeighborTable table = Neighborhood.Among(features, rows, Neighborhood.AllRows(features.Rows), neighbors, options);
        int[] counts = new int[rows.Length];
        for (int row = 0; row < rows.Length; row++)
            foreach (int neighbor in table.Indices(row))
                if (!inClass[neighbor])
                    counts[row]++;
        return new DangerZone(rows, counts, neighbors);
    }

    private int[] Where(Func<int, int, bool> stands)
    {
        var found = new List<int>(rows.Length);
        for (int row = 0; row < rows.Length; row++)
            if (stands(others[row], neighbors))
                found.Add(rows[row]);
        return [.. found];
    }
}
