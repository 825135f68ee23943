using Ballast.Core;
using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Training;

/// <summary>A frozen network with a head in place of its own classifier. Holds native memory until it is disposed; one caller at a time.</summary>
public sealed class HeadedClassifier : IDisposable
{
    /// <summary>Joins a network and a head, and takes over the network.</summary>
    /// <param name="backbone">The network; disposed with this.</param>
    /// <param name="head">The head, made for the features of the network.</param>
    public HeadedClassifier(Classifier backbone, FeatureHead head)
    {
        ArgumentNullException.ThrowIfNull(backbone);
        ArgumentNullException.ThrowIfNull(head);
        Backbone = backbone;
        Head = head;
    }

    /// <summary>The network; its own classifier is not used.</summary>
    public Classifier Backbone { get; }

    /// <summary>The head.</summary>
    public FeatureHead Head { get; }

    /// <summary>What the head was trained on, where each row came from; null when it was read from a file.</summary>
    public ResamplingPlan? Plan { get; internal init; }

    /// <summary>What was taken from a file of weights; null when the network came from a run.</summary>
    public TransferReport? Transfer { get; internal init; }

    /// <summary>The probability of each class.</summary>
    /// <param name="images">Images of the network's size; they are not varied.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>[images, classes], in the order of the images; each row sums to 1.</returns>
    /// <exception cref="BallastException">An image cannot be read.</exception>
    public Matrix<double> Probabilities(IImageSource images, CancellationToken cancellation = default) => Head.Probabilities(Backbone.Describe(images, cancellation));

    /// <summary>One classifier with the head as its last layer, which <see cref="Classifier.Save"/> writes to one file.</summary>
    /// <returns>The classifier, which the caller disposes; null when the network's last layer cannot say what the head does: save the head beside the network then.</returns>
    public Classifier? ToClassifier() => Backbone.WithHead(Head);

    /// <summary>Frees the network.</summary>
    public void Dispose() => Backbone.Dispose();
}
