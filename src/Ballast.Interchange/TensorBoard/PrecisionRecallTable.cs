namespace Ballast.Interchange;

/// <summary>What the <c>pr_curves</c> plugin reads: six rows (true and false positives, true and false negatives, precision, recall) of one column a threshold.</summary>
/// <remarks>Thresholds i / (n − 1); a sample counts as positive from its probability's threshold downwards: floor(p (n − 1)), as tensorboard/plugins/pr_curve/summary.py counts.</remarks>
internal static class PrecisionRecallTable
{
    public const int Rows = 6;

    // Keeps a division by no sample at 0, as the plugin does.
    private const double Least = 1e-7;

    /// <summary>The table, row after row: [6, thresholds].</summary>
    public static float[] Of(ReadOnlySpan<bool> truths, ReadOnlySpan<double> probabilities, int thresholds)
    {
        double[] positives = new double[thresholds], negatives = new double[thresholds];
        for (int i = 0; i < truths.Length; i++)
        {
            int bucket = (int)Math.Floor(Math.Clamp(probabilities[i], 0, 1) * (thresholds - 1));
            (truths[i] ? positives : negatives)[bucket]++;
        }

        for (int t = thresholds - 2; t >= 0; t--)
        {
            positives[t] += positives[t + 1];
            negatives[t] += negatives[t + 1];
        }

        float[] table = new float[Rows * thresholds];
        for (int t = 0; t < thresholds; t++)
        {
            double found = positives[t], wrong = negatives[t], missed = positives[0] - found;
            double[] column = [found, wrong, negatives[0] - wrong, missed, found / Math.Max(Least, found + wrong), found / Math.Max(Least, found + missed)];
            for (int row = 0; row < Rows; row++) table[row * thresholds + t] = (float)column[row];
        }

        return table;
    }
}
