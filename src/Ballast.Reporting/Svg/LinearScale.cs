namespace Ballast.Reporting;

/// <summary>A straight map from data to pixels, with round ticks.</summary>
internal readonly struct LinearScale
{
    private readonly double from;
    private readonly double to;
    private readonly double pixelFrom;
    private readonly double pixelTo;

    internal LinearScale((double From, double To) data, (double From, double To) pixels)
    {
        (from, to) = data.To > data.From ? data : (data.From - 0.5, data.From + 0.5);
        (pixelFrom, pixelTo) = pixels;
    }

    internal double From => from;

    internal double To => to;

    internal double this[double value] => pixelFrom + (value - from) / (to - from) * (pixelTo - pixelFrom);

    /// <summary>The round values inside the data range, at most about <paramref name="atMost"/> of them.</summary>
    internal double[] Ticks(int atMost)
    {
        double step = RoundStep((to - from) / Math.Max(1, atMost));
        int first = (int)Math.Ceiling(from / step - 1e-9);
        int last = (int)Math.Floor(to / step + 1e-9);
        return [.. Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(i => i * step)];
    }

    /// <summary>The data range that covers the values, with a margin as a share of it.</summary>
    internal static (double From, double To) Covering(IEnumerable<double> values, double margin)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (double value in values)
        {
            if (!double.IsFinite(value)) continue;
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        if (low > high) return (0, 1);
        double space = (high - low) * margin;
        return (low - space, high + space);
    }

    /// <summary>The next of 1, 2, 5 times a power of ten.</summary>
    private static double RoundStep(double step)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        double share = step / power;
        return power * (share <= 1.0001 ? 1 : share <= 2.0001 ? 2 : share <= 5.0001 ? 5 : 10);
    }
}
