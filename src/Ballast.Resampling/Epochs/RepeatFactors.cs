using System.Collections.Immutable;

namespace Ballast.Resampling;

/// <summary>How often images come in an epoch so that rare classes are seen more: the repeat factors of LVIS.</summary>
/// <remarks>
/// A class with the share f of all images, those without an object included, has the factor r = max(1, √(t / f)); an image has the largest factor of its classes. Gupta,
/// Dollár and Girshick 2019, doi:10.1109/CVPR.2019.00550, section 5; instance-aware: Yaman et al. 2023, arXiv:2305.08069.
/// </remarks>
public static class RepeatFactors
{
    /// <summary>The factor of each class, in label order, 1 or more; 1 for a class that no image shows.</summary>
    /// <param name="classes">The classes of each image.</param>
    /// <param name="rule">The rule.</param>
    public static ImmutableArray<double> OfClasses(ImageClasses classes, RepeatFactorRule rule)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(rule);
        double objects = classes.InstanceCounts.Sum(count => (double)count);
        return [.. Enumerable.Range(0, classes.Classes).Select(label => classes.ImageCounts[label] == 0 ? 1 : Math.Max(1, Rise(label)))];

        double Rise(int label)
        {
            double rise = rule.Threshold * classes.Images / classes.ImageCounts[label];
            if (rule.Share == RepeatShare.ImagesAndInstances) rise = Math.Sqrt(rise * (rule.Threshold * objects / classes.InstanceCounts[label]));
            return rule.Root == RepeatRoot.SquareRoot ? Math.Sqrt(rise) : rise;
        }
    }

    /// <summary>The factor of each image: the largest of its classes, 1 for an image without an object.</summary>
    /// <param name="classes">The classes of each image.</param>
    /// <param name="rule">The rule.</param>
    public static ImmutableArray<double> OfImages(ImageClasses classes, RepeatFactorRule rule)
    {
        ImmutableArray<double> ofClasses = OfClasses(classes, rule);
        double[] factors = new double[classes.Images];
        for (int image = 0; image < factors.Length; image++)
        {
            factors[image] = 1;
            foreach (int label in classes.Of(image)) factors[image] = Math.Max(factors[image], ofClasses[label]);
        }

        return [.. factors];
    }
}
