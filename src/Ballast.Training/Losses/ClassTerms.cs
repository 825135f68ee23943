using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Training;

/// <summary>What losses take from the counts of the classes, beside weights: margins, priors, temperatures, smoothed shares, starting biases.</summary>
/// <remarks>Weights are in <see cref="Resampling.ClassWeights"/>.</remarks>
public static class ClassTerms
{
    /// <summary>The margin n^(−1/4) of each class, scaled so that the largest is as given.</summary>
    /// <param name="counts">The counts of the training part.</param>
    /// <param name="largest">The margin of the rarest class, 0 or more; default 0.5.</param>
    /// <returns>One margin a label. A class without samples has the largest and is not what the others are scaled by.</returns>
    /// <remarks>Cao et al. 2019, arXiv:1906.07413, equation 11.</remarks>
    public static ImmutableArray<double> Margins(ClassCounts counts, double largest = 0.5)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentOutOfRangeException.ThrowIfNegative(largest);
        return [.. counts.Counts.Select(count => count == 0 ? largest : largest * Math.Pow((double)counts.Smallest / count, 0.25))];
    }

    /// <summary>log π of each class, its share of the training part.</summary>
    /// <param name="counts">The counts of the training part.</param>
    /// <returns>One logarithm a label, finite: a class without samples is taken to have 1 of them.</returns>
    public static ImmutableArray<double> LogPriors(ClassCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return [.. counts.Counts.Select(count => Math.Log(Math.Max(count, 1) / (double)Math.Max(counts.Total, 1)))];
    }

    /// <summary>The factor (n / n_max)^γ of each class's logit.</summary>
    /// <param name="counts">The counts of the training part.</param>
    /// <param name="gamma">0 or more; 0 leaves the logits alone.</param>
    /// <returns>One factor a label, 0 … 1. A class without samples is taken to have 1.</returns>
    /// <remarks>Ye et al. 2020, arXiv:2001.01385, section 4.</remarks>
    public static ImmutableArray<double> InverseTemperatures(ClassCounts counts, double gamma)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentOutOfRangeException.ThrowIfNegative(gamma);
        return [.. counts.Counts.Select(count => Math.Pow(Math.Max(count, 1) / (double)Math.Max(counts.Largest, 1), gamma))];
    }

    /// <summary>The smoothed share of each class: ε_tail + (ε_head − ε_tail) · sin(π (n − n_min) / (2 (n_max − n_min))).</summary>
    /// <param name="counts">The counts of the training part.</param>
    /// <param name="head">ε of the largest class, 0 up to below 1; of all classes when they are equal.</param>
    /// <param name="tail">ε of the smallest class, 0 up to below 1.</param>
    /// <returns>One share a label. A class without samples has that of the tail.</returns>
    /// <remarks>Zhong et al. 2021 (MiSLAS), doi:10.1109/CVPR46437.2021.01622, section 3.3, the concave form.</remarks>
    public static ImmutableArray<double> Smoothing(ClassCounts counts, double head, double tail)
    {
        ArgumentNullException.ThrowIfNull(counts);
        int smallest = counts.Smallest, range = counts.Largest - smallest;
        return [.. counts.Counts.Select(count => count == 0 ? tail : tail + (head - tail) * (range == 0 ? 1 : Math.Sin(Math.PI * (count - smallest) / (2.0 * range))))];
    }

    /// <summary>The starting bias −log(k − 1) of the classes' logits, with which every probability of a sigmoid begins at 1 / k.</summary>
    /// <param name="classes">The number of classes, 2 or more.</param>
    /// <remarks>Cui et al. 2019, doi:10.1109/CVPR.2019.00949, section 5: without it the many negatives of the first steps dominate.</remarks>
    public static double SigmoidBias(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        return -Math.Log(classes - 1);
    }

    /// <summary>The starting bias −log((1 − π) / π) of the classes' logits, with which every probability of a sigmoid begins at π.</summary>
    /// <param name="prior">The probability π, between 0 and 1; default 0.01, that of RetinaNet.</param>
    /// <remarks>Lin et al. 2017, doi:10.1109/ICCV.2017.324, section 4.1.</remarks>
    public static double FocalBias(double prior = 0.01)
    {
        if (!(prior > 0 && prior < 1)) throw new ArgumentOutOfRangeException(nameof(prior), prior, "A prior is between 0 and 1.");
        return -Math.Log((1 - prior) / prior);
    }
}
