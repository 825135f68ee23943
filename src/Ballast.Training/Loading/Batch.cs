using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Images and labels of one step. They belong to the loader and are overwritten after its next batch is asked for.</summary>
public readonly struct Batch
{
    internal Batch(Tensor images, Tensor labels)
    {
        Images = images;
        Labels = labels;
    }

    /// <summary>Normalised pixels in float32, [n, 3, size, size], channels last in memory. Not to be disposed.</summary>
    public Tensor Images { get; }

    /// <summary>The labels in int64, [n]. Not to be disposed.</summary>
    public Tensor Labels { get; }

    /// <summary>The labels of the images that were mixed in, in int64, [n]; null when the loader mixes nothing. Not to be disposed.</summary>
    public Tensor? OtherLabels { get; internal init; }

    /// <summary>How much of each image is of <see cref="Labels"/>, 0 … 1, in float32, [n]; the rest is of <see cref="OtherLabels"/>. Null when the loader mixes nothing. Not to be disposed.</summary>
    public Tensor? Shares { get; internal init; }

    /// <summary>What the step has to mix inside the network; null for nothing.</summary>
    internal ManifoldDraw? Manifold { get; init; }

    /// <summary>What the images show, as losses read it.</summary>
    internal BatchTargets Targets => new(Labels, OtherLabels, Shares);
}
