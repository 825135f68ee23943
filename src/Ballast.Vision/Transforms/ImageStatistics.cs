namespace Ballast.Vision;

/// <summary>What colour steps ask about a whole image, as a table would change it first.</summary>
internal static class ImageStatistics
{
    /// <summary>256 counts for each channel.</summary>
    internal const int Bins = ValueTable.Length;

    /// <summary>The mean of torchvision's grey image, trunc(0.2989 r + 0.587 g + 0.114 b).</summary>
    internal static float MeanGrey(ReadOnlySpan<byte> rgb, in ValueTable table)
    {
        Span<float> shares = stackalloc float[ValueTable.Length];
        for (int i = 0; i < ValueTable.Values; i++)
        {
            shares[i] = GreyShares.Red * table[i];
            shares[ValueTable.Values + i] = GreyShares.Green * table[ValueTable.Values + i];
            shares[2 * ValueTable.Values + i] = GreyShares.Blue * table[2 * ValueTable.Values + i];
        }

        long sum = 0;
        for (int i = 0; i + 2 < rgb.Length; i += 3) sum += (int)(shares[rgb[i]] + shares[ValueTable.Values + rgb[i + 1]] + shares[2 * ValueTable.Values + rgb[i + 2]]);
        return (float)(sum / (rgb.Length / 3.0));
    }

    /// <summary>How often each value of each channel occurs.</summary>
    internal static void Count(ReadOnlySpan<byte> rgb, in ValueTable table, Span<int> counts)
    {
        Span<int> before = stackalloc int[Bins];
        before.Clear();
        counts.Clear();
        for (int i = 0; i + 2 < rgb.Length; i += 3)
        {
            before[rgb[i]]++;
            before[ValueTable.Values + rgb[i + 1]]++;
            before[2 * ValueTable.Values + rgb[i + 2]]++;
        }

        for (int i = 0; i < Bins; i++) counts[i / ValueTable.Values * ValueTable.Values + table[i]] += before[i];
    }
}
