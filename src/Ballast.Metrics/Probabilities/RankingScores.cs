using System.Collections.Immutable;

namespace Ballast.Metrics;

/// <summary>Scores of the order that probabilities put samples in, one class versus the rest.</summary>
/// <remarks>
/// ROC-AUC is computed exactly from ranks (Mann and Whitney 1947), average precision as scikit-learn does: Σ (Rₙ − Rₙ₋₁) Pₙ over distinct
/// probabilities, without interpolation. Averages run over the classes for which the score is defined; scikit-learn refuses a multiclass
/// ROC-AUC when a class has no sample, this leaves the class out. With rare classes read average precision beside the prevalence: ROC-AUC
/// looks good by the many negatives (Saito and Rehmsmeier 2015, doi:10.1371/journal.pone.0118432). Cost: a sort a class.
/// </remarks>
public static class RankingScores
{
    /// <summary>ROC-AUC, average precision and prevalence of each class, in label order.</summary>
    /// <param name="predictions">The probabilities and the truth.</param>
    public static ImmutableArray<ClassRanking> PerClass(PredictedProbabilities predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        double[] probabilities = new double[predictions.Samples];
        bool[] positive = new bool[predictions.Samples];
        ImmutableArray<ClassRanking>.Builder rankings = ImmutableArray.CreateBuilder<ClassRanking>(predictions.Classes);
        for (int label = 0; label < predictions.Classes; label++)
        {
            for (int i = 0; i < predictions.Samples; i++)
            {
                // Negated, so that an ascending sort puts the most probable first.
                probabilities[i] = -predictions.Row(i)[label];
                positive[i] = predictions.Truth(i) == label;
            }

            Array.Sort(probabilities, positive);
            rankings.Add(Rank(probabilities, positive));
        }

        return rankings.MoveToImmutable();
    }

    /// <summary>The mean one-versus-rest ROC-AUC, 0 … 1; none when it is defined for no class.</summary>
    /// <param name="predictions">The probabilities and the truth.</param>
    /// <param name="average">Macro: every class counts the same; weighted: by its samples. Micro is not offered.</param>
    public static double? RocAuc(PredictedProbabilities predictions, ScoreAverage average = ScoreAverage.Macro) =>
        Average(PerClass(predictions), ranking => ranking.RocAuc, average);

    /// <summary>The mean average precision of the classes, 0 … 1; none when it is defined for no class.</summary>
    /// <param name="predictions">The probabilities and the truth.</param>
    /// <param name="average">Macro: every class counts the same; weighted: by its samples. Micro is not offered.</param>
    public static double? AveragePrecision(PredictedProbabilities predictions, ScoreAverage average = ScoreAverage.Macro) =>
        Average(PerClass(predictions), ranking => ranking.AveragePrecision, average);

    private static double? Average(ImmutableArray<ClassRanking> rankings, Func<ClassRanking, double?> score, ScoreAverage average)
    {
        if (average == ScoreAverage.Micro)
            throw new ArgumentException(
                "Rankings are averaged Macro or Weighted: pooled over classes they would compare probabilities of different classes.",
                nameof(average));
        double sum = 0;
        double weights = 0;
        foreach (ClassRanking ranking in rankings)
        {
            if (score(ranking) is not { } value) continue;
            double weight = average == ScoreAverage.Weighted ? ranking.Prevalence : 1;
            sum += weight * value;
            weights += weight;
        }

        return weights == 0 ? null : sum / weights;
    }

    private static ClassRanking Rank(ReadOnlySpan<double> order, ReadOnlySpan<bool> positive)
    {
        long positives = positive.Count(true);
        long negatives = positive.Length - positives;
        long twiceWins = 0;
        double precisions = 0;
        long found = 0;
        long wrong = 0;
        for (int start = 0; start < order.Length;)
        {
            int end = start;
            long tiedPositives = 0;
            for (; end < order.Length && order[end] == order[start]; end++)
                if (positive[end])
                    tiedPositives++;
            long tiedNegatives = end - start - tiedPositives;
            twiceWins += tiedPositives * (2 * (negatives - wrong - tiedNegatives) + tiedNegatives);
            found += tiedPositives;
            wrong += tiedNegatives;
            precisions += tiedPositives * ((double)found / (found + wrong));
            start = end;
        }

        return new ClassRanking(
            positives == 0 || negatives == 0 ? null : twiceWins / (2.0 * positives * negatives),
            positives == 0 ? null : precisions / positives,
            (double)positives / positive.Length);
    }
}
