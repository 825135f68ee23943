using System.Collections.Immutable;

namespace Ballast.Resampling;

/// <summary>How normal samples are.</summary>
/// <param name="Scores">One score a sample, in scikit-learn's sign: the lower, the more of an outlier.</param>
/// <param name="Threshold">Samples below it are outliers.</param>
public sealed record OutlierScores(ImmutableArray<double> Scores, double Threshold)
{
    /// <summary>The samples below the threshold, ascending.</summary>
    public ImmutableArray<int> Outliers
    {
        get
        {
            ImmutableArray<int>.Builder outliers = ImmutableArray.CreateBuilder<int>();
            for (int i = 0; i < Scores.Length; i++)
                if (Scores[i] < Threshold)
                    outliers.Add(i);
            return outliers.ToImmutable();
        }
    }
}
