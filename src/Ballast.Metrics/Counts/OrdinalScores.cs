namespace Ballast.Metrics;

/// <summary>Scores of classes that have an order: label 0 below label 1 below label 2.</summary>
public static class OrdinalScores
{
    /// <summary>The distance between true and predicted label, averaged over the samples of each true class, then over the classes; 0 is perfect.</summary>
    /// <param name="counts">The confusion matrix.</param>
    /// <remarks>
    /// Macro-averaged mean absolute error: Baccianella, Esuli and Sebastiani 2009, doi:10.1109/ISDA.2009.230, section III. A class that is only predicted has
    /// no distance of its own and is not averaged: it counts where it was predicted wrongly. Departs from imbalanced-learn, which fails there.
    /// </remarks>
    public static double MacroAveragedMeanAbsoluteError(ConfusionMatrix counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        double errors = 0;
        int present = 0;
        for (int truth = 0; truth < counts.Classes; truth++)
        {
            double weight = counts.TruthWeight(truth);
            if (weight == 0) continue;
            present++;
            double distance = 0;
            for (int predicted = 0; predicted < counts.Classes; predicted++) distance += Math.Abs(truth - predicted) * counts.Weight(truth, predicted);
            errors += distance / weight;
        }

        return errors / present;
    }
}
