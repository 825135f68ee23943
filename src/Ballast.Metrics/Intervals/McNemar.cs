namespace Ballast.Metrics;

/// <summary>McNemar's test: whether two classifiers err equally often on the same samples.</summary>
/// <remarks>
/// Only the samples that exactly one of the two gets right count, b and c of them. With b + c below 25 the exact binomial test P = min(1, 2
/// · Σ_{i ≤ min(b, c)} C(b + c, i) / 2^(b + c)); otherwise χ² = max(0, |b − c| − 1)² / (b + c) with one degree of freedom (McNemar 1947,
/// doi:10.1007/BF02295996; Edwards 1948 for the correction). It is about accuracy, blind to rare classes, and takes samples as independent:
/// for other scores or grouped samples use <see cref="PairedComparison"/>.
/// </remarks>
public static class McNemar
{
    private const int FewestForChiSquare = 25;

    /// <summary>Tests two sets of predictions of the same samples.</summary>
    /// <param name="first">The predictions of the first classifier.</param>
    /// <param name="second">The predictions of the second classifier.</param>
    /// <exception cref="Core.BallastException">The predictions are not about the same samples.</exception>
    public static McNemarResult Test(PredictedLabels first, PredictedLabels second)
    {
        PairedRun pair = new(first, second);
        int onlyFirst = 0;
        int onlySecond = 0;
        for (int i = 0; i < pair.Baseline.Samples; i++)
        {
            bool firstCorrect = pair.Baseline.Predicted[i] == pair.Baseline.Truth[i];
            bool secondCorrect = pair.Challenger.Predicted[i] == pair.Challenger.Truth[i];
            if (firstCorrect && !secondCorrect) onlyFirst++;
            if (secondCorrect && !firstCorrect) onlySecond++;
        }

        return Test(onlyFirst, onlySecond);
    }

    /// <summary>Tests the two counts of samples that exactly one classifier got right.</summary>
    /// <param name="onlyFirstCorrect">The number of samples that only the first classifier got right; zero or more.</param>
    /// <param name="onlySecondCorrect">The number of samples that only the second classifier got right; zero or more.</param>
    public static McNemarResult Test(int onlyFirstCorrect, int onlySecondCorrect)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onlyFirstCorrect);
        ArgumentOutOfRangeException.ThrowIfNegative(onlySecondCorrect);
        long discordant = (long)onlyFirstCorrect + onlySecondCorrect;
        if (discordant < FewestForChiSquare)
        {
            int fewer = Math.Min(onlyFirstCorrect, onlySecondCorrect);
            return new McNemarResult(onlyFirstCorrect, onlySecondCorrect, McNemarMethod.ExactBinomial, fewer, Binomial((int)discordant, fewer));
        }

        double beyond = Math.Max(0, Math.Abs((long)onlyFirstCorrect - onlySecondCorrect) - 1);
        double statistic = beyond * beyond / discordant;
        double pValue = NormalTail.Complement(Math.Sqrt(statistic / 2));
        return new McNemarResult(onlyFirstCorrect, onlySecondCorrect, McNemarMethod.ChiSquare, statistic, pValue);
    }

    private static double Binomial(int trials, int fewer)
    {
        // Below 25 trials every coefficient is a whole number far below 2^53, so the sum is exact.
        double coefficient = 1;
        double sum = 1;
        for (int i = 1; i <= fewer; i++)
        {
            coefficient = coefficient * (trials - i + 1) / i;
            sum += coefficient;
        }

        return Math.Min(1, 2 * sum / Math.Pow(2, trials));
    }
}
