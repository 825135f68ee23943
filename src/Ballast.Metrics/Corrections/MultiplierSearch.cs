using System.Collections.Immutable;

namespace Ballast.Metrics;

/// <summary>The coordinate search behind <see cref="ThresholdMoving"/>.</summary>
internal sealed class MultiplierSearch
{
    private const double Lowest = 1e-3;
    private const double Highest = 1e3;
    private const double SmallestGain = 1e-12;
    private const int MostSweeps = 50;

    private readonly PredictedProbabilities validation;
    private readonly int[] support;
    private readonly double[] multipliers;

    // Reused by every line search: where each sample turns to the class, and where it is before.
    private readonly double[] turn;
    private readonly int[] order;
    private readonly int[] otherwise;
    private readonly int[] predicted;
    private readonly int[] hits;

    private MultiplierSearch(PredictedProbabilities validation, int[] support, double[] start)
    {
        this.validation = validation;
        this.support = support;
        multipliers = start;
        turn = new double[validation.Samples];
        order = new int[validation.Samples];
        otherwise = new int[validation.Samples];
        predicted = new int[validation.Classes];
        hits = new int[validation.Classes];
    }

    /// <summary>The best multipliers of both starts and their macro-F1.</summary>
    public static (double[] Multipliers, double MacroF1) Run(PredictedProbabilities validation)
    {
        int[] counts = new int[validation.Classes];
        for (int i = 0; i < validation.Samples; i++) counts[validation.Truth(i)]++;
        double[] plain = [.. counts.Select(_ => 1.0)];
        double[] inverse = [.. counts.Select(count => Math.Clamp(validation.Samples / (double)(validation.Classes * Math.Max(count, 1)), Lowest, Highest))];
        (double[], double MacroF1) fromPlain = new MultiplierSearch(validation, counts, plain).Climb();
        (double[], double MacroF1) fromInverse = new MultiplierSearch(validation, counts, inverse).Climb();
        return fromInverse.MacroF1 > fromPlain.MacroF1 + SmallestGain ? fromInverse : fromPlain;
    }

    private (double[] Multipliers, double MacroF1) Climb()
    {
        double best = Score();
        if (multipliers.Length == 1) return (multipliers, best);
        for (int sweep = 0; sweep < MostSweeps; sweep++)
        {
            double before = best;
            for (int label = 0; label < multipliers.Length; label++)
            {
                (double multiplier, double score) = BestMultiplier(label);
                if (score <= best + SmallestGain) continue;
                multipliers[label] = multiplier;
                best = score;
            }

            if (best == before) break;
        }

        return (multipliers, best);
    }

    private double Score()
    {
        Array.Clear(predicted);
        Array.Clear(hits);
        for (int i = 0; i < validation.Samples; i++)
        {
            (int label, _) = Largest(validation.Row(i), except: -1);
            predicted[label]++;
            if (label == validation.Truth(i)) hits[label]++;
        }

        return MacroF1();
    }

    private (double Multiplier, double Score) BestMultiplier(int label)
    {
        PrepareTurns(label);
        (double Multiplier, double Score, double Width) best = (multipliers[label], -1, 0);
        for (int i = 0; i <= order.Length; i++)
        {
            double below = i == 0 ? 0 : turn[i - 1];
            double above = i == order.Length ? double.PositiveInfinity : turn[i];
            double low = Math.Max(below, Lowest);
            double high = Math.Min(above, Highest);
            if (low < high)
            {
                double score = MacroF1();
                double width = high / low;
                if (score > best.Score + SmallestGain || (score > best.Score - SmallestGain && width > best.Width))
                    best = (Math.Sqrt(low * high), score, width);
            }

            if (i < order.Length) Turn(order[i], label);
        }

        return (best.Multiplier, best.Score);
    }

    /// <summary>Sorts the samples by the multiplier at which they turn to the class, and counts predictions as if none had.</summary>
    private void PrepareTurns(int label)
    {
        Array.Clear(predicted);
        Array.Clear(hits);
        for (int i = 0; i < order.Length; i++)
        {
            ReadOnlySpan<double> row = validation.Row(i);
            (otherwise[i], double product) = Largest(row, except: label);
            turn[i] = row[label] == 0 ? double.PositiveInfinity : product / row[label];
            order[i] = i;
            predicted[otherwise[i]]++;
            if (otherwise[i] == validation.Truth(i)) hits[otherwise[i]]++;
        }

        Array.Sort(turn, order);
    }

    private void Turn(int sample, int label)
    {
        int truth = validation.Truth(sample);
        predicted[otherwise[sample]]--;
        if (otherwise[sample] == truth) hits[truth]--;
        predicted[label]++;
        if (label == truth) hits[label]++;
    }

    private (int Label, double Product) Largest(ReadOnlySpan<double> row, int except)
    {
        int best = -1;
        double largest = -1;
        for (int label = 0; label < row.Length; label++)
        {
            double product = multipliers[label] * row[label];
            if (label == except || product <= largest) continue;
            (best, largest) = (label, product);
        }

        return (best, largest);
    }

    private double MacroF1()
    {
        double sum = 0;
        int occurring = 0;
        for (int label = 0; label < support.Length; label++)
        {
            int whole = support[label] + predicted[label];
            if (whole == 0) continue;
            occurring++;
            sum += 2.0 * hits[label] / whole;
        }

        return sum / occurring;
    }
}
