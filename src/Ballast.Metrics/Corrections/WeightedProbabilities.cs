using Ballast.Core;

namespace Ballast.Metrics;

/// <summary>Probabilities times one weight a class, each row divided by its sum: what all corrections by class come to.</summary>
internal static class WeightedProbabilities
{
    /// <summary>p'_c ∝ p_c · exp(weight_c), computed from the largest exponent down so that no row vanishes.</summary>
    public static Matrix<double> Apply(Matrix<double> probabilities, ReadOnlySpan<double> logWeights)
    {
        ProbabilityGuard.Check(probabilities);
        Matrix<double> corrected = new(probabilities.Rows, probabilities.Columns);
        for (int i = 0; i < probabilities.Rows; i++)
        {
            Span<double> row = corrected.Row(i);
            for (int label = 0; label < row.Length; label++) row[label] = Math.Log(probabilities[i, label]) + logWeights[label];
            LogProbability.Softmax(row);
        }

        return corrected;
    }
}
