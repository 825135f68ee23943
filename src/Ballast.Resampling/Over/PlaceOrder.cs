namespace Ballast.Resampling;

/// <summary>Places in the order of their numbers; equal numbers in the order of places.</summary>
internal static class PlaceOrder
{
    public static int[] Ascending(ReadOnlySpan<double> numbers)
    {
        double[] sorted = numbers.ToArray();
        return Sort(sorted);
    }

    public static int[] Descending(ReadOnlySpan<double> numbers)
    {
        double[] sorted = new double[numbers.Length];
        for (int place = 0; place < sorted.Length; place++) sorted[place] = -numbers[place];
        return Sort(sorted);
    }

    private static int[] Sort(double[] numbers)
    {
        int[] order = Neighborhood.AllRows(numbers.Length);
        Array.Sort(numbers, order);
        for (int start = 0, end; start < order.Length; start = end)
        {
            end = start + 1;
            while (end < order.Length && numbers[end] == numbers[start]) end++;
            if (end > start + 1) Array.Sort(order, start, end - start);
        }

        return order;
    }
}
