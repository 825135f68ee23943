namespace Ballast.Resampling;

/// <summary>The vote of a few neighbours. Of equally frequent labels the smallest wins.</summary>
internal static class LabelVote
{
    public static int Winner(ReadOnlySpan<int> votes)
    {
        int winner = -1, most = 0;
        foreach (int label in votes)
        {
            int count = votes.Count(label);
            if (count < most || (count == most && label >= winner)) continue;
            winner = label;
            most = count;
        }

        return winner;
    }

    public static bool Keeps(ReadOnlySpan<int> votes, int own, NeighborAgreement agreement) =>
        agreement == NeighborAgreement.All ? votes.IndexOfAnyExcept(own) < 0 : Winner(votes) == own;
}
