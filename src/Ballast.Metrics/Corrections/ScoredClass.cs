using Ballast.Core;

namespace Ballast.Metrics;

/// <summary>Samples by the probability of one class, from the largest down, with the counts of every decision.</summary>
internal sealed class ScoredClass
{
    private readonly double[] probabilities;
    private readonly int[] hits;

    public ScoredClass(PredictedProbabilities predictions, int label)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)label, (uint)predictions.Classes, nameof(label));
        int samples = predictions.Samples;
        double[] negated = new double[samples];
        int[] positive = new int[samples];
        for (int i = 0; i < samples; i++) (negated[i], positive[i]) = (-predictions.Row(i)[label], predictions.Truth(i) == label ? 1 : 0);
        Array.Sort(negated, positive);
        probabilities = Array.ConvertAll(negated, value => -value);
        hits = new int[samples + 1];
        for (int i = 0; i < samples; i++) hits[i + 1] = hits[i] + positive[i];
        if (hits[^1] == 0 || hits[^1] == samples)
            throw new BallastException(
                $"{(hits[^1] == 0 ? "No sample is" : "All samples are")} of class {label}: a threshold needs samples of the class and of others. Use a larger part.");
    }

    public double Largest => probabilities[0];

    public double Smallest => probabilities[^1];

    /// <summary>The ranges of thresholds that decide alike, (low, high], ascending, each with its counts.</summary>
    public IEnumerable<(double Low, double High, BinaryTally Tally)> Gaps()
    {
        int end = probabilities.Length;
        double low = 0;
        while (end > 0)
        {
            double high = probabilities[end - 1];
            // Below the smallest probability there is room only when it is above 0; a threshold of 0 decides for all.
            yield return (low, high, Tally(end));
            low = high;
            while (end > 0 && probabilities[end - 1] == high) end--;
        }

        yield return (low, low < 1 ? 1 : Math.BitIncrement(low), Tally(0));
    }

    /// <summary>The counts when samples of at least this probability are taken for the class.</summary>
    public BinaryTally At(double threshold)
    {
        int low = 0, high = probabilities.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (probabilities[middle] >= threshold) low = middle + 1;
            else high = middle;
        }

        return Tally(low);
    }

    private BinaryTally Tally(int taken) => new(hits[taken], taken - hits[taken], hits[^1], probabilities.Length - hits[^1]);
}
