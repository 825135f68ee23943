using Ballast.Core;

namespace Ballast.Metrics;

/// <summary>Corrects probabilities for classes that are more or less frequent where they are used than where they were learned.</summary>
/// <remarks>
/// p'_c ∝ p_c · π_use,c / π_train,c (Saerens, Latinne and Decaestecker 2002, doi:10.1162/089976602753284446; Elkan 2001). After training on
/// resampled data this restores the probabilities that resampling distorts: π_train are the shares after, π_use those before it. It assumes
/// that the samples within a class look the same in both.
/// </remarks>
public static class PriorCorrection
{
    /// <summary>Corrects probabilities.</summary>
    /// <param name="probabilities">Samples × classes, each row summing to 1.</param>
    /// <param name="trainingPriors">The share of each class in the data trained on, above 0; need not sum to 1.</param>
    /// <param name="targetPriors">The share of each class where the probabilities are used, above 0; need not sum to 1.</param>
    /// <returns>The corrected probabilities, samples × classes, each row summing to 1.</returns>
    /// <exception cref="BallastException">A probability or prior is not allowed.</exception>
    public static Matrix<double> Apply(Matrix<double> probabilities, ReadOnlySpan<double> trainingPriors, ReadOnlySpan<double> targetPriors)
    {
        ClassPriors.Check(trainingPriors, probabilities.Columns, nameof(trainingPriors));
        ClassPriors.Check(targetPriors, probabilities.Columns, nameof(targetPriors));
        double[] logWeights = new double[trainingPriors.Length];
        for (int label = 0; label < logWeights.Length; label++) logWeights[label] = Math.Log(targetPriors[label]) - Math.Log(trainingPriors[label]);
        return WeightedProbabilities.Apply(probabilities, logWeights);
    }

    /// <summary>Corrects probabilities of a classifier that was trained after classes were under-sampled.</summary>
    /// <param name="probabilities">Samples × classes, each row summing to 1.</param>
    /// <param name="keptShares">The share of its samples that each class kept: above 0; 1 for a class that kept all.</param>
    /// <returns>The corrected probabilities, samples × classes, each row summing to 1.</returns>
    /// <remarks>
    /// p'_c ∝ p_c / β_c; for two classes, of which the negative kept the share β, p = β p_s / ((β − 1) p_s + 1) (Dal Pozzolo, Caelen, Johnson and
    /// Bontempi 2015, doi:10.1109/SSCI.2015.33, section II). The order of the samples stays. A share above 1 corrects for over-sampling.
    /// </remarks>
    /// <exception cref="BallastException">A probability or share is not allowed.</exception>
    public static Matrix<double> AfterSampling(Matrix<double> probabilities, ReadOnlySpan<double> keptShares)
    {
        if (keptShares.Length != probabilities.Columns)
            throw new ArgumentException(
                $"The probabilities have {probabilities.Columns} classes but '{nameof(keptShares)}' has {keptShares.Length} values.", nameof(keptShares));
        double[] logWeights = new double[keptShares.Length];
        for (int label = 0; label < logWeights.Length; label++)
        {
            if (!(double.IsFinite(keptShares[label]) && keptShares[label] > 0))
                throw new BallastException(
                    $"The kept share of class {label} is {keptShares[label]}. It is a finite number above 0: the samples after over those before sampling.");
            logWeights[label] = -Math.Log(keptShares[label]);
        }

        return WeightedProbabilities.Apply(probabilities, logWeights);
    }
}
