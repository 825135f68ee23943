using Ballast.Interchange;
using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>The largest value of each square window.</summary>
internal sealed class MaxPooling : nn.Module<Tensor, Tensor>, IExported
{
    private readonly long[] kernel;
    private readonly long[] stride;
    private readonly long[] padding;
    private readonly long[] dilation = [1, 1];
    private readonly bool roundUp;

    public MaxPooling(int kernel, int stride, int padding = 0, bool roundUp = false)
        : base(nameof(MaxPooling))
    {
        this.kernel = [kernel, kernel];
        this.stride = [stride, stride];
        this.padding = [padding, padding];
        this.roundUp = roundUp;
    }

    public override Tensor forward(Tensor input) => nn.functional.max_pool2d(input, kernel, stride, padding, dilation, roundUp);

    public string Export(NetworkExport export, string input) => export.Graph.Add(
        "MaxPool", [input],
        OnnxAttribute.Of("kernel_shape", kernel), OnnxAttribute.Of("strides", stride),
        OnnxAttribute.Of("pads", [.. padding, .. padding]), OnnxAttribute.Of("ceil_mode", roundUp ? 1 : 0));
}
