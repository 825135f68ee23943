using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Sets a share of the values to zero in training and scales the others up; does nothing in evaluation.</summary>
internal sealed class Dropout(double share) : nn.Module<Tensor, Tensor>(nameof(Dropout))
{
    /// <summary>The share of values set to zero, 0 … 1.</summary>
    public double Share { get; set; } = share;

    public override Tensor forward(Tensor input) => training && Share > 0 ? nn.functional.dropout(input, Share, true) : input;
}
