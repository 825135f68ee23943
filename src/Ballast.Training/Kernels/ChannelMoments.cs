namespace Ballast.Training;

/// <summary>How many values each channel has, their mean and the sum of squares about it.</summary>
internal sealed class ChannelMoments(int channels)
{
    public long Count { get; private set; }

    public double[] Means { get; } = new double[channels];

    public double[] Squares { get; } = new double[channels];

    /// <summary>The moments of all parts together, added in their order.</summary>
    public static ChannelMoments Of(ReadOnlySpan<ChannelMoments> parts)
    {
        if (parts.Length == 1) return parts[0];
        var whole = new ChannelMoments(parts[0].Means.Length);
        foreach (ChannelMoments part in parts) whole.Add(part.Count, part.Means, part.Squares);
        return whole;
    }

    /// <summary>Adds values with their own mean and squares; the squares may be left out and added later.</summary>
    /// <remarks>Chan, Golub and LeVeque 1983, doi:10.1080/00031305.1983.10483115.</remarks>
    public void Add(long count, ReadOnlySpan<double> means, ReadOnlySpan<double> squares)
    {
        double share = (double)count / (Count + count), weight = Count * share;
        Span<double> allMeans = Means, allSquares = Squares;
        for (int c = 0; c < allMeans.Length; c++)
        {
            double delta = means[c] - allMeans[c];
            allMeans[c] += delta * share;
            allSquares[c] += squares[c] + delta * delta * weight;
        }

        Count += count;
    }
}
