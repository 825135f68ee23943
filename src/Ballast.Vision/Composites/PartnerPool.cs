using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Vision;

/// <summary>The images that composites are made of, and how often each is drawn as a partner.</summary>
/// <remarks>Immutable; as safe to use from several threads as the function that reads the images.</remarks>
public sealed class PartnerPool
{
    private readonly Func<int, LabeledImage> read;
    private readonly double[] cumulative;

    /// <summary>A pool in which every image is drawn equally often.</summary>
    /// <param name="count">How many images, 1 or more.</param>
    /// <param name="read">Gives the image of a place, 0 … count − 1; the composites leave it as it is.</param>
    public PartnerPool(int count, Func<int, LabeledImage> read)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentNullException.ThrowIfNull(read);
        Count = count;
        this.read = read;
        cumulative = [];
    }

    /// <summary>A pool in which images are drawn in proportion to weights, so that images with rare classes can come more often.</summary>
    /// <param name="weights">A weight for each image, 0 or more; not all 0. An image of weight 0 is never a partner.</param>
    /// <param name="read">Gives the image of a place; the composites leave it as it is.</param>
    /// <exception cref="BallastException">A weight is negative or not finite, or there is none above 0.</exception>
    public PartnerPool(ReadOnlySpan<double> weights, Func<int, LabeledImage> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        this.read = read;
        Count = weights.Length;
        cumulative = new double[weights.Length];
        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            if (!(weights[i] >= 0 && double.IsFinite(weights[i]))) throw new BallastException($"The weight of image {i} as a partner is {weights[i]}; it must be 0 or more.");
            cumulative[i] = sum += weights[i];
        }

        if (!(sum > 0)) throw new BallastException("No image has a weight above 0, so there is no partner to draw. Give at least one image a weight.");
    }

    /// <summary>How many images there are.</summary>
    public int Count { get; }

    /// <summary>Weights that draw each class of objects about equally often: the largest 1 / (images with the class) of an image's classes; 0 for an image without objects.</summary>
    /// <param name="labels">The labels of each image's objects; repeats count once.</param>
    public static ImmutableArray<double> RarityWeights(IReadOnlyList<IEnumerable<int>> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        int[][] distinct = [.. labels.Select(each => each.Distinct().ToArray())];
        Dictionary<int, int> images = distinct.SelectMany(each => each).CountBy(label => label).ToDictionary();
        return [.. distinct.Select(each => each.Select(label => 1.0 / images[label]).DefaultIfEmpty(0).Max())];
    }

    /// <summary>The image of a place.</summary>
    /// <param name="index">0 … <see cref="Count"/> − 1.</param>
    public LabeledImage Read(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return read(index);
    }

    internal int Draw(ref ItemRandom random)
    {
        if (cumulative.Length == 0) return random.NextIndex(Count);
        double value = random.NextDouble() * cumulative[^1];
        int low = 0, high = Count - 1;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (value < cumulative[middle]) high = middle;
            else low = middle + 1;
        }

        return low;
    }
}
