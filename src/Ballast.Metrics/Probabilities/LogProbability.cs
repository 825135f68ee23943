namespace Ballast.Metrics;

/// <summary>Logarithms of probabilities that may be 0, and the way back.</summary>
internal static class LogProbability
{
    // The distance from 1 to the next double: scikit-learn's clip for float64.
    private const double Epsilon = 1.0 / (1L << 52);

    public static double Clip(double probability) => Math.Clamp(probability, Epsilon, 1 - Epsilon);

    /// <summary>Replaces logits by their softmax.</summary>
    public static void Softmax(Span<double> logits)
    {
        double largest = double.NegativeInfinity;
        foreach (double logit in logits) largest = Math.Max(largest, logit);
        double sum = 0;
        for (int i = 0; i < logits.Length; i++) sum += logits[i] = Math.Exp(logits[i] - largest);
        for (int i = 0; i < logits.Length; i++) logits[i] /= sum;
    }
}
