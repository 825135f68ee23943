using System.Collections.Immutable;

namespace Ballast.Metrics;

/// <summary>Sums of probabilities and events over bins of equal width.</summary>
internal sealed class CalibrationTable
{
    private readonly int[] counts;
    private readonly int[] events;
    private readonly double[] probabilities;

    public CalibrationTable(int bins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        counts = new int[bins];
        events = new int[bins];
        probabilities = new double[bins];
    }

    public void Add(double probability, bool came)
    {
        int bin = Math.Clamp((int)Math.Ceiling(probability * counts.Length) - 1, 0, counts.Length - 1);
        counts[bin]++;
        probabilities[bin] += probability;
        if (came) events[bin]++;
    }

    public ImmutableArray<CalibrationBin> ToBins()
    {
        ImmutableArray<CalibrationBin>.Builder bins = ImmutableArray.CreateBuilder<CalibrationBin>(counts.Length);
        for (int i = 0; i < counts.Length; i++)
        {
            double many = Math.Max(1, counts[i]);
            bins.Add(new CalibrationBin((double)i / counts.Length, (i + 1.0) / counts.Length, counts[i], probabilities[i] / many, events[i] / many));
        }

        return bins.MoveToImmutable();
    }
}
