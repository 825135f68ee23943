namespace Ballast.Resampling;

/// <summary>For each pair of codebook vectors, the other pair whose difference is most like its own.</summary>
internal sealed class CodebookPairs
{
    private readonly Codebook codebook;
    private readonly double[] products;
    private readonly Dictionary<int, int> found = [];

    public CodebookPairs(Codebook codebook)
    {
        this.codebook = codebook;
        products = new double[codebook.Size * codebook.Size];
        for (int i = 0; i < codebook.Size; i++)
            for (int j = 0; j < codebook.Size; j++)
                for (int column = 0; column < codebook[i].Length; column++)
                    products[i * codebook.Size + j] += (codebook[i][column] - codebook[0][column]) * (codebook[j][column] - codebook[0][column]);
    }

    /// <summary>The vector that stands to another as <paramref name="first"/> stands to <paramref name="second"/>; neither is one of the two.</summary>
    public int Counterpart(int first, int second)
    {
        int key = first * codebook.Size + second;
        if (!found.TryGetValue(key, out int counterpart)) found[key] = counterpart = Search(first, second);
        return counterpart;
    }

    private int Search(int first, int second)
    {
        int best = -1;
        double least = double.PositiveInfinity;
        for (int i = 0; i < codebook.Size; i++)
        {
            if (i == first || i == second) continue;
            for (int j = 0; j < codebook.Size; j++)
            {
                if (j == i || j == first || j == second) continue;

                // What depends on i and j of the squared length of (first − second) − (i − j).
                double square = Dot(i, i) + Dot(j, j) - 2 * Dot(i, j) - 2 * (Dot(first, i) - Dot(first, j) - Dot(second, i) + Dot(second, j));
                if (square >= least) continue;
                least = square;
                best = i;
            }
        }

        return best;
    }

    private double Dot(int i, int j) => products[i * codebook.Size + j];
}
