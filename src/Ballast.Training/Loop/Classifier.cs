using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Vision;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>A trained network that gives each image a score a class. Holds native memory until it is disposed; one caller at a time.</summary>
public sealed partial class Classifier : IDisposable
{
    private const int SmallestBatch = 32, LargestBatch = 256;
    private const int LargestBatchPixels = 1 << 20;

    private readonly Network network;
    private readonly ImmutableSortedDictionary<string, string> metadata;

    internal Classifier(Network network, ImmutableSortedDictionary<string, string> metadata)
    {
        this.network = network;
        this.metadata = metadata;
    }

    /// <summary>The network with its weights.</summary>
    internal Network Trained => network;

    /// <summary>Which network it is.</summary>
    public NetworkName Network => network.Name;

    /// <summary>The number of classes.</summary>
    public int Classes => network.Options.Classes;

    /// <summary>The side of the images it reads, in pixels.</summary>
    public int ImageSizePixels => network.Options.ImageSizePixels!.Value;

    /// <summary>The names of the classes; null when it was not read from a file.</summary>
    public ClassNames? ClassNames { get; internal init; }

    /// <summary>Texts saved with the weights, such as the settings of the training run.</summary>
    public IReadOnlyDictionary<string, string> Metadata => metadata;

    /// <summary>Reads a classifier that <see cref="Save"/> wrote.</summary>
    /// <param name="path">The safetensors file.</param>
    /// <exception cref="BallastException">The file cannot be read or is not a classifier of Ballast.</exception>
    public static Classifier Load(string path) => ClassifierFile.Load(path);

    /// <summary>The score of each class before softmax.</summary>
    /// <param name="images">Images of <see cref="ImageSizePixels"/>; they are not varied.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>[images, classes], in the order of the images.</returns>
    /// <exception cref="BallastException">An image cannot be read.</exception>
    public Matrix<float> Logits(IImageSource images, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.Count == 0) return new Matrix<float>(0, Classes);
        using var torchThreads = new TorchThreads(1);
        using var team = new ShardTeam(Environment.ProcessorCount);
        using BatchLoader loader = Loader(images, network);
        network.Module.eval();
        return Logits(loader, network, team, cancellation);
    }

    /// <summary>The probability of each class: softmax of the logits, in double precision.</summary>
    /// <param name="images">Images of <see cref="ImageSizePixels"/>; they are not varied.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>[images, classes], in the order of the images; each row sums to 1.</returns>
    /// <exception cref="BallastException">An image cannot be read.</exception>
    public Matrix<double> Probabilities(IImageSource images, CancellationToken cancellation = default)
    {
        Matrix<float> logits = Logits(images, cancellation);
        var probabilities = new Matrix<double>(logits.Rows, logits.Columns);
        for (int row = 0; row < logits.Rows; row++) Softmax(logits.Row(row), probabilities.Row(row));
        return probabilities;
    }

    /// <summary>Writes the weights and what is needed to use them as a safetensors file: whole or not at all.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="classes">The names of the classes.</param>
    /// <exception cref="BallastException">The file cannot be written.</exception>
    public void Save(string path, ClassNames classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        if (classes.Count != Classes) throw new ArgumentException($"The classifier has {Classes} classes, but {classes.Count} names were given.", nameof(classes));
        ClassifierFile.Save(path, network, classes, metadata);
    }

    /// <summary>Writes the network as an ONNX file that other programs run: whole or not at all.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="options">What it reads and gives; default normalised images and logits.</param>
    /// <exception cref="BallastException">The file cannot be written.</exception>
    /// <remarks>
    /// Operator set 17, 32-bit floats, any number of images of <see cref="ImageSizePixels"/>. The names of the classes, the network, the normalisation and the settings
    /// of the training run stand in the file's metadata.
    /// </remarks>
    public void ExportOnnx(string path, OnnxExportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        OnnxExportOptions settled = options ?? new OnnxExportOptions();
        OnnxExport.Of(network, metadata, settled with { ClassNames = settled.ClassNames ?? ClassNames }).Save(path);
    }

    /// <summary>Frees the network.</summary>
    public void Dispose() => network.Dispose();

    /// <summary>A loader for evaluation: no order but the source's, nothing varied, large batches of small images.</summary>
    internal static BatchLoader Loader(IImageSource images, Network network)
    {
        if (images.SizePixels != network.Options.ImageSizePixels)
            throw new ArgumentException($"The images are {images.SizePixels} pixels wide, but the network was made for {network.Options.ImageSizePixels}.", nameof(images));
        return new BatchLoader(images, new BatchLoaderOptions
        {
            BatchSize = Math.Clamp(LargestBatchPixels / (images.SizePixels * images.SizePixels), SmallestBatch, LargestBatch),
            Order = BatchOrder.InOrder,
            BatchesAhead = 1,
            ChannelMeans = network.Name.ChannelMeans,
            ChannelDeviations = network.Name.ChannelDeviations,
        });
    }

    /// <summary>The logits of all images of a loader, by a network in evaluation mode: [images, classes].</summary>
    internal static Matrix<float> Logits(BatchLoader loader, Network network, ShardTeam team, CancellationToken cancellation)
    {
        var logits = new Matrix<float>(loader.ImagesIn(0), network.Options.Classes);
        int done = 0;
        foreach (Batch batch in loader.Epoch(0, team, cancellation))
        {
            int images = (int)batch.Labels.shape[0], shards = Math.Min(images, team.Shards), at = done;
            team.Run(shards, shard =>
            {
                using var scope = NewDisposeScope();
                using var frozen = no_grad();
                int first = images * shard.Rank / shards, count = images * (shard.Rank + 1) / shards - first;
                Tensor scores = team.Device.Fetch(network.Module.call(team.Device.Bring(batch.Images.narrow(0, first, count)))).contiguous(); // [m, k]
                Values(scores).CopyTo(logits.Values[((at + first) * logits.Columns)..]);
            });
            done += images;
        }

        return logits;
    }

    private static void Softmax(ReadOnlySpan<float> logits, Span<double> probabilities)
    {
        double largest = double.NegativeInfinity, sum = 0;
        foreach (float logit in logits) largest = Math.Max(largest, logit);
        for (int c = 0; c < logits.Length; c++) sum += probabilities[c] = Math.Exp(logits[c] - largest);
        for (int c = 0; c < logits.Length; c++) probabilities[c] /= sum;
    }

    private static unsafe ReadOnlySpan<float> Values(Tensor dense) => new(NativeFloats.Of(dense), checked((int)dense.numel()));
}
