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
}
