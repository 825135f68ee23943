using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>A layer that works on memory and keeps nothing itself, as a part of a <see cref="FusedChain"/>.</summary>
internal abstract unsafe class FusedLayer
{
    /// <summary>The weights, in the order in which <see cref="Backward"/> gives their gradients.</summary>
    public abstract IReadOnlyList<Tensor> Parameters { get; }

    /// <summary>The sizes of the results.</summary>
    public abstract ImageShape ResultOf(ImageShape images);

    /// <summary>Computes results y from images x; returns what the way back needs besides x.</summary>
    public abstract object? Forward(float* x, float* y, ImageShape images);

    /// <summary>Computes the gradient of the images, and adds those of the weights to the list.</summary>
    public abstract void Backward(in FusedBackward pass, List<Tensor> gradients);
}
