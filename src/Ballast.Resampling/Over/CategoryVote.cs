using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The category that most neighbours of a sample have; equal ones are drawn.</summary>
internal sealed class CategoryVote(Matrix<int> codes, NeighborTable neighbors, Compatibility compatibility)
{
    /// <summary>
    /// How much a vote counts in imbalanced-learn, which compares sums of one-hot values with a tolerance of 1e-8: where a vote counts next to nothing, all are equal.
    /// </summary>
    public double Weight { get; init; } = 1;

    /// <summary>Elects a category of a column for each seed.</summary>
    /// <param name="seeds">The places that new samples start from.</param>
    /// <param name="column">The column of codes.</param>
    /// <param name="categories">How many categories the column has.</param>
    /// <param name="random">Draws among equal ones.</param>
    public int[] Elect(ReadOnlySpan<int> seeds, int column, int categories, RandomState random)
    {
        var tied = new List<(int Sample, int Code)>(seeds.Length);
        int[] votes = new int[categories];
        for (int sample = 0; sample < seeds.Length; sample++)
        {
            ReadOnlySpan<int> places = neighbors.Indices(seeds[sample]);
            int most = 0;
            foreach (int place in places) most = Math.Max(most, ++votes[codes[place, column]]);
            int least = Least(most);
            if (least == 0) AddAll(tied, sample, categories);
            else AddVoted(tied, sample, (column, least), new Ballot(places, votes));
            foreach (int place in places) votes[codes[place, column]] = 0;
        }

        return compatibility == Compatibility.ImbalancedLearn ? FirstOfShuffled(tied, seeds.Length, random) : DrawnOfTied(tied, seeds.Length, random);
    }

    private static void AddAll(List<(int Sample, int Code)> tied, int sample, int categories)
    {
        for (int code = 0; code < categories; code++) tied.Add((sample, code));
    }

    /// <summary>All pairs of sample and category are shuffled; the first of each sample counts.</summary>
    private static int[] FirstOfShuffled(List<(int Sample, int Code)> tied, int samples, RandomState random)
    {
        int[] elected = new int[samples];
        elected.AsSpan().Fill(-1);
        foreach (int place in random.Permutation(tied.Count))
            if (elected[tied[place].Sample] < 0)
                elected[tied[place].Sample] = tied[place].Code;
        return elected;
    }

    private static int[] DrawnOfTied(List<(int Sample, int Code)> tied, int samples, RandomState random)
    {
        int[] elected = new int[samples];
        for (int start = 0, end; start < tied.Count; start = end)
        {
            for (end = start + 1; end < tied.Count && tied[end].Sample == tied[start].Sample;) end++;
            elected[tied[start].Sample] = tied[(int)random.Integer(start, end)].Code;
        }

        return elected;
    }

    private void AddVoted(List<(int Sample, int Code)> tied, int sample, (int Column, int Least) count, in Ballot ballot)
    {
        int first = tied.Count;
        foreach (int place in ballot.Places)
        {
            int code = codes[place, count.Column];
            if (ballot.Votes[code] < count.Least) continue;
            int at = first;
            while (at < tied.Count && tied[at].Code < code) at++;
            if (at == tied.Count || tied[at].Code != code) tied.Insert(at, (sample, code));
        }
    }

    /// <summary>The fewest votes that count as many as the most.</summary>
    private int Least(int most)
    {
        if (compatibility == Compatibility.None) return most;
        double highest = most * Weight, slack = 1e-8 + 1e-5 * highest;
        int least = most;
        while (least > 0 && highest - (least - 1) * Weight <= slack) least--;
        return least;
    }

    private readonly ref struct Ballot(ReadOnlySpan<int> places, int[] votes)
    {
        public ReadOnlySpan<int> Places { get; } = places;

        public int[] Votes { get; } = votes;
    }
}
