using Ballast.Core;
using Ballast.Vision;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <content>The frozen network as a source of features, and the same network with another classifier.</content>
public sealed partial class Classifier
{
    /// <summary>
    /// The features of images: what the network's classifier layer reads, with dropout off and the running statistics of batch normalisation.
    /// </summary>
    /// <param name="images">Images of <see cref="ImageSizePixels"/>; they are not varied.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>[images, features], in the order of the images.</returns>
    /// <remarks>
    /// ShuffleNet 1024, ResNet 512, MobileNetV3-small 1024 (behind the hidden layer of its head), the notebook's network 128 (behind its first dense layer). The
    /// classifier of SqueezeNet is a 1 × 1 convolution whose scores are rectified at each place of the map and then averaged: no linear function of one row of
    /// numbers. Its features are the 512 maps before that convolution, averaged over the image.
    /// </remarks>
    /// <exception cref="BallastException">An image cannot be read.</exception>
    public Matrix<float> Embed(IImageSource images, CancellationToken cancellation = default) => Describe(images, cancellation).Features;

    /// <summary>The features, the scores of the network's own classifier and the labels of images, in one pass.</summary>
    /// <param name="images">Images of <see cref="ImageSizePixels"/>; they are not varied.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="BallastException">An image cannot be read.</exception>
    public ImageFeatures Describe(IImageSource images, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        int count = images.Count;
        Matrix<float> features = new(count, FeatureCount), logits = new(count, Classes);
        if (count > 0) FillFeatures(images, features, logits, cancellation);
        return new ImageFeatures(features, logits, [.. Enumerable.Range(0, count).Select(images.LabelOf)]);
    }

    /// <summary>How many features an image has: the inputs of the classifier layer.</summary>
    public int FeatureCount => (int)network.Module.state_dict()[WeightName].shape[1];

    /// <summary>
    /// Whether the last layer is linear in the features, so that a retrained linear classifier fits into the network's own file; false for SqueezeNet and for a layer of cosines.
    /// </summary>
    public bool HasLinearHead => HeadFolding.IsLinear(network);

    /// <summary>Whether the last layer scores cosines, for which the length of its weights does not count.</summary>
    internal bool ScoresCosines => network.Options.Head is ClassifierHead.Cosine;

    /// <summary>The same network with the classifier that a head describes. This one stays as it is.</summary>
    /// <param name="head">The head.</param>
    /// <returns>The classifier, which the caller disposes; null when the network's own last layer cannot say what the head does.</returns>
    /// <remarks>
    /// A linear head fits where <see cref="HasLinearHead"/> holds. Class factors are multiplied into the weights and the bias of the last layer; they are above 0 and
    /// so pass through SqueezeNet's rectifier as well. Nearest means never fit: their features are brought to length 1 first.
    /// </remarks>
    public Classifier? WithHead(FeatureHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        if (HeadFolding.Fold(network, head) is not { } state) return null;
        Network changed = Networks.Create(network.Name, network.Options);
        try
        {
            changed.RestoreState(state);
            return new Classifier(changed, metadata) { ClassNames = ClassNames };
        }
        catch
        {
            changed.Dispose();
            throw;
        }
    }

    /// <summary>Softmax of each row in double precision: [images, classes].</summary>
    internal static Matrix<double> ToProbabilities(Matrix<float> logits)
    {
        var probabilities = new Matrix<double>(logits.Rows, logits.Columns);
        for (int row = 0; row < logits.Rows; row++) Softmax(logits.Row(row), probabilities.Row(row));
        return probabilities;
    }

    /// <summary>Takes the weights of a file, where names and shapes fit.</summary>
    internal TransferReport LoadWeights(string path) => PretrainedWeights.Load(network, path);

    /// <summary>The weights [classes, features] of the last layer; those of a 1 × 1 convolution as a table.</summary>
    internal Matrix<float> HeadWeights() => HeadFolding.Weights(network);

    private string WeightName => network.Name.ClassifierLayer + ".weight";

    private void FillFeatures(IImageSource images, Matrix<float> features, Matrix<float> logits, CancellationToken cancellation)
    {
        using var torchThreads = new TorchThreads(1);
        using var team = new ShardTeam(Environment.ProcessorCount);
        using BatchLoader loader = Loader(images, network);
        network.Module.eval();
        int done = 0;
        foreach (Batch batch in loader.Epoch(0, team, cancellation))
        {
            int count = (int)batch.Labels.shape[0], shards = Math.Min(count, team.Shards), at = done;
            team.Run(shards, shard =>
            {
                using var scope = NewDisposeScope();
                using var frozen = no_grad();
                int first = count * shard.Rank / shards, mine = count * (shard.Rank + 1) / shards - first;
                Tensor trunk = network.Module.Trunk(team.Device.Bring(batch.Images.narrow(0, first, mine))); // [m, d] or [m, d, h, w]
                Tensor read = team.Device.Fetch(network.Module.ClassifierInput(trunk)).contiguous(); // [m, d]
                Tensor scores = team.Device.Fetch(network.Module.Head(trunk)).contiguous(); // [m, k]
                Values(read).CopyTo(features.Values[((at + first) * features.Columns)..]);
                Values(scores).CopyTo(logits.Values[((at + first) * logits.Columns)..]);
            });
            done += count;
        }
    }
}
