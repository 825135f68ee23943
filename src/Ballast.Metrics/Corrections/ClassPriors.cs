using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Metrics;

/// <summary>The share of each class among some samples: what a classifier expects before it has seen anything.</summary>
public static class ClassPriors
{
    /// <summary>The shares of the classes, in label order, summing to 1.</summary>
    /// <param name="counts">The class counts, usually those of the training part as it was trained on.</param>
    /// <exception cref="BallastException">There is no sample.</exception>
    public static ImmutableArray<double> Of(ClassCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Total == 0) throw new BallastException("There is no sample, so classes have no shares. Priors need at least one sample.");
        return [.. counts.Counts.Select(count => (double)count / counts.Total)];
    }

    internal static void Check(ReadOnlySpan<double> priors, int classes, string parameter)
    {
        if (priors.Length != classes)
            throw new ArgumentException($"The probabilities have {classes} classes but '{parameter}' has {priors.Length} values.", parameter);
        for (int label = 0; label < classes; label++)
            if (!double.IsFinite(priors[label]) || priors[label] <= 0)
                throw new BallastException(
                    $"The prior of class {label} is {priors[label]:0.######}. A prior is a finite number above 0; a class without samples cannot be "
                    + "corrected: drop it or count it as one sample.");
    }
}
