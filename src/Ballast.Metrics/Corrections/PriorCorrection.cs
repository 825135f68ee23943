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
}
