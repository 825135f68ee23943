using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Weights that make a loss count rare classes more.</summary>
public static class ClassWeights
{
    /// <summary>The weight N / (K · n) of each class: inverse to its count, 1 where classes are equal.</summary>
    /// <param name="counts">The counts of the training part, usually.</param>
    /// <returns>One weight a label. A class without samples has 0 and is not one of the K.</returns>
    /// <remarks>scikit-learn's <c>class_weight="balanced"</c>. Weighted by the counts, the weights average 1.</remarks>
    public static ImmutableArray<double> Balanced(ClassCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        int present = counts.Counts.Count(count => count > 0);
        return [.. counts.Counts.Select(count => count == 0 ? 0 : (double)counts.Total / ((double)present * count))];
    }

    /// <summary>Weights inverse to the effective number of samples of each class, (1 − βⁿ) / (1 − β), scaled to sum to the number of classes.</summary>
    /// <param name="counts">The counts of the training part, usually.</param>
    /// <param name="beta">0 … below 1: 0 weighs all classes alike, near 1 is inverse to the count. The paper uses 0.9, 0.99, 0.999 and 0.9999.</param>
    /// <returns>One weight a label. A class without samples has 0 and is not counted.</returns>
    /// <remarks>Cui, Jia, Lin, Song and Belongie 2019, doi:10.1109/CVPR.2019.00949, section 4.</remarks>
    /// <exception cref="BallastException">β is out of range.</exception>
    public static ImmutableArray<double> EffectiveNumber(ClassCounts counts, double beta)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (!(beta >= 0 && beta < 1)) throw new BallastException($"Beta is {beta} but must be from 0 up to below 1. 0.999 is usual.");
        double[] weights = [.. counts.Counts.Select(count => count == 0 ? 0 : (1 - beta) / (1 - Math.Pow(beta, count)))];
        double scale = counts.Counts.Count(count => count > 0) / weights.Sum();
        return [.. weights.Select(weight => weight == 0 ? 0 : weight * scale)];
    }

    /// <summary>Weights (n_min / n)^γ, inverse to the count where γ is 1: the smallest class has 1, all others less.</summary>
    /// <param name="counts">The counts of the training part, usually.</param>
    /// <param name="gamma">0 or more; 0 weighs all classes alike, 0.5 is inverse to the square root of the count, 1 inverse to the count.</param>
    /// <returns>One weight a label, 0 … 1. A class without samples has 0 and is not the smallest.</returns>
    /// <remarks>
    /// The smoothed cost-sensitive weights of Zhang et al. 2021, "Bag of tricks for long-tailed visual recognition with deep convolutional neural networks",
    /// doi:10.1609/aaai.v35i4.16458, section 3.2: with many classes and steep imbalance, γ = 1 is often worse than no weights.
    /// </remarks>
    /// <exception cref="BallastException">γ is out of range.</exception>
    public static ImmutableArray<double> SmoothedInverse(ClassCounts counts, double gamma)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (!(gamma >= 0 && double.IsFinite(gamma))) throw new BallastException($"Gamma is {gamma} but must be 0 or more. 1 is inverse frequency, 0.5 its square root.");
        return [.. counts.Counts.Select(count => count == 0 ? 0 : Math.Pow((double)counts.Smallest / count, gamma))];
    }

    /// <summary>The negatives a positive of each class, (N − n) / n: what makes both sides of one binary question a class weigh alike.</summary>
    /// <param name="counts">The counts of the training part, usually.</param>
    /// <returns>One weight a label. A class without samples has 0.</returns>
    /// <remarks>The usual <c>pos_weight</c> of a binary cross-entropy.</remarks>
    public static ImmutableArray<double> NegativesPerPositive(ClassCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return [.. counts.Counts.Select(count => count == 0 ? 0 : (double)(counts.Total - count) / count)];
    }
}
