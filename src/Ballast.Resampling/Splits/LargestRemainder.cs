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

    /// <summary>A total divided by shares that sum to 1: rounded down, then one more for the largest remainders, the first of equal ones.</summary>
    public static int[] Share(int total, ReadOnlySpan<double> shares)
    {
        int[] sizes = new int[shares.Length];
        double[] remainders = new double[shares.Length];
        int left = total;
        for (int i = 0; i < sizes.Length; i++)
        {
            double exact = shares[i] * total;
            sizes[i] = Math.Min((int)exact, left);
            remainders[i] = sizes[i] - exact;
            left -= sizes[i];
        }

        int[] order = PlaceOrder.Ascending(remainders);
        for (int i = 0; left > 0; i = (i + 1) % order.Length, left--) sizes[order[i]]++;
        return sizes;
    }
}
