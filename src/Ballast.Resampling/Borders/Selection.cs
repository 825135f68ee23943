namespace Ballast.Resampling;

/// <summary>The k-th smallest of numbers without sorting them all (Hoare 1961, doi:10.1145/366622.366647).</summary>
internal static class Selection
{
    /// <summary>The number at place <paramref name="place"/> of the ascending order; the numbers are put in another order.</summary>
    public static double Smallest(Span<double> values, int place)
    {
        int low = 0, high = values.Length - 1;
        while (low < high)
        {
            double pivot = MiddleOf(values[low], values[low + (high - low) / 2], values[high]);
            int left = low, right = high;
            while (left <= right)
            {
                while (values[left] < pivot) left++;
                while (values[right] > pivot) right--;
                if (left > right) break;
                (values[left], values[right]) = (values[right], values[left]);
                left++;
                right--;
            }

            if (place <= right) high = right;
            else if (place >= left) low = left;
            else break;
        }

        return values[place];
    }

    private static double MiddleOf(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
