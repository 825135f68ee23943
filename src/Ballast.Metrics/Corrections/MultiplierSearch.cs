namespace Ballast.Metrics;

/// <summary>The coordinate search behind <see cref="ThresholdMoving"/>: one fit to the samples given.</summary>
internal sealed class MultiplierSearch
{
    private const double Lowest = 1e-3;
    private const double Highest = 1e3;
    private const double SmallestGain = 1e-9;
    private const int MostSweeps = 50;

    private readonly PredictedProbabilities samples;
    private readonly RunningMacroF1 score;
    private readonly double[] multipliers;

    // Reused by every line search: the multiplier at which each sample turns to the class, and what it is predicted as before.
    private readonly double[] turn;
    private readonly int[] order;
    private readonly int[] otherwise;

    private MultiplierSearch(PredictedProbabilities samples)
    {
        this.samples = samples;
        score = new RunningMacroF1(samples);
        multipliers = new double[samples.Classes];
        Array.Fill(multipliers, 1);
        turn = new double[samples.Samples];
        order = new int[samples.Samples];
        otherwise = new int[samples.Samples];
    }

    /// <summary>
    /// The logarithms of the best multipliers found, which sum to 0. A class without true samples keeps a multiplier of 1 before that.
    /// </summary>
    public static double[] LogMultipliers(PredictedProbabilities samples)
    {
        MultiplierSearch search = new(samples);
        if (samples.Classes > 1) search.Climb();
        double[] logarithms = Array.ConvertAll(search.multipliers, Math.Log);
        double mean = logarithms.Average();
        return Array.ConvertAll(logarithms, m => m - mean);
    }

    private void Climb()
    {
        double best = -1;
        for (int sweep = 0; sweep < MostSweeps; sweep++)
        {
            double before = best;
            for (int label = 0; label < multipliers.Length; label++)
            {
                if (score.Support(label) == 0) continue;
                (double multiplier, double reached, double current) = BestMultiplier(label);
                best = Math.Max(best, current);
                if (reached <= best + SmallestGain) continue;
                multipliers[label] = multiplier;
                best = reached;
            }

            if (best <= before + SmallestGain) return;
        }
    }

    /// <summary>
    /// Walks the class's multiplier up over all gaps between turns: the best one, its score, and the score of the multiplier as it is.
    /// </summary>
    private (double Multiplier, double Reached, double Current) BestMultiplier(int label)
    {
        PrepareTurns(label);
        (double Multiplier, double Score, double Width) best = (multipliers[label], -1, 0);
        double current = -1;
        for (int i = 0; i <= order.Length; i++)
        {
            double low = Math.Max(i == 0 ? 0 : turn[i - 1], Lowest);
            double high = Math.Min(i == order.Length ? double.PositiveInfinity : turn[i], Highest);
            if (low < high)
            {
                double width = high / low;
                if (score.Value > best.Score + SmallestGain || (score.Value > best.Score - SmallestGain && width > best.Width))
                    best = (Math.Sqrt(low * high), score.Value, width);
                if (low <= multipliers[label] && multipliers[label] <= high) current = score.Value;
            }

            if (i < order.Length) score.Move(samples.Truth(order[i]), otherwise[order[i]], label);
        }

        return (best.Multiplier, best.Score, current);
    }

    /// <summary>Sorts the samples by the multiplier at which they turn to the class, and scores as if none had.</summary>
    private void PrepareTurns(int label)
    {
        for (int i = 0; i < order.Length; i++)
        {
            ReadOnlySpan<double> row = samples.Row(i);
            int second = -1;
            double largest = -1;
            for (int other = 0; other < row.Length; other++)
            {
                double product = multipliers[other] * row[other];
                if (other == label || product <= largest) continue;
                (second, largest) = (other, product);
            }

            otherwise[i] = second;
            turn[i] = row[label] == 0 ? double.PositiveInfinity : largest / row[label];
            order[i] = i;
        }

        score.Reset(samples, otherwise);
        Array.Sort(turn, order);
    }
}
