using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Batch normalisation with an optional rectifier.</summary>
internal sealed unsafe class FusedNormalization(Tensor weight, Tensor bias, (Tensor Mean, Tensor Variance) running, BatchNormOptions options) : FusedLayer
{
    public override IReadOnlyList<Tensor> Parameters { get; } = [weight, bias];

    /// <summary>Told of every batch: counts them.</summary>
    public required Action Counted { get; init; }

    public override ImageShape ResultOf(ImageShape images) => images;

    public override object? Forward(float* x, float* y, ImageShape images)
    {
        Counted();
        return BatchNormPass<Float32Value, float>.Forward(x, y, (images.Rows, images.Channels), (weight, bias, running, options));
    }

    public override void Backward(in FusedBackward pass, List<Tensor> gradients)
    {
        (Tensor toWeight, Tensor toBias) = BatchNormPass<Float32Value, float>.Backward(pass.Images, pass.Gradient, pass.Into, pass.Shape.Rows, (BatchNormTerms)pass.Kept!);
        gradients.Add(toWeight);
        gradients.Add(toBias);
    }
}
