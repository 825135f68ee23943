using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Divides a number of draws over classes by their counts: shares rounded down, what is left to the largest remainders, ties at random.</summary>
internal static class LargestRemainder
{
    /// <summary>scikit-learn's sizes of a stratified draw, with its draws from the generator.</summary>
    public static int[] Sizes(ReadOnlySpan<int> counts, int draws, RandomState random)
    {
        long total = 0;
        foreach (int count in counts) total += count;
        int[] sizes = new int[counts.Length];
        double[] remainders = new double[counts.Length];
        int left = draws;
        for (int i = 0; i < sizes.Length; i++)
        {
            // Divided first, then multiplied: the remainders tie where scikit-learn's do.
            double exact = (double)counts[i] / total * draws;
            sizes[i] = (int)Math.Floor(exact);
            remainders[i] = exact - sizes[i];
            left -= sizes[i];
        }

        foreach (double value in remainders.Distinct().OrderDescending())
        {
            if (left <= 0) break;
            int[] tied = [.. Enumerable.Range(0, sizes.Length).Where(i => remainders[i] == value)];
            int add = Math.Min(tied.Length, left);
            foreach (int place in random.ChoiceWithoutReplacement(tied.Length, add)) sizes[tied[place]]++;
            left -= add;
        }

        return sizes;
    }
}
