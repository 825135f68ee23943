using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Training;

/// <summary>What a frozen network knows of some images: the numbers that its classifier layer reads, and the scores that it gives.</summary>
public sealed record ImageFeatures
{
    /// <summary>Joins features, scores and labels.</summary>
    /// <param name="features">[images, features]: what the classifier layer reads.</param>
    /// <param name="logits">[images, classes]: the scores of the network's own classifier before softmax.</param>
    /// <param name="labels">The label of each image.</param>
    /// <exception cref="ArgumentException">The numbers of images differ.</exception>
    public ImageFeatures(Matrix<float> features, Matrix<float> logits, ImmutableArray<int> labels)
    {
        if (features.Rows != labels.Length || logits.Rows != labels.Length)
            throw new ArgumentException($"There are {features.Rows} rows of features, {logits.Rows} of logits and {labels.Length} labels; one of each an image is needed.", nameof(features));
        Features = features;
        Logits = logits;
        Labels = labels;
    }

    /// <summary>[images, features]: what the classifier layer reads.</summary>
    public Matrix<float> Features { get; }

    /// <summary>[images, classes]: the scores of the network's own classifier before softmax.</summary>
    public Matrix<float> Logits { get; }

    /// <summary>The label of each image.</summary>
    public ImmutableArray<int> Labels { get; }

    /// <summary>The number of images.</summary>
    public int Images => Labels.Length;
}
