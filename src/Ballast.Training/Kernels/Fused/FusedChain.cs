using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>
/// Several layers as one step of the gradient's graph, in float32 and channels last. In small networks the graph costs more than the work: each step of it allocates,
/// books and dispatches on the way there and on the way back.
/// </summary>
internal sealed unsafe class FusedChain : autograd.SingleTensorFunction<FusedChain>
{
    private const string CallKey = "call";

    public override string Name => nameof(FusedChain);

    /// <summary>The results of float32 images [n, c, h, w].</summary>
    public static Tensor Run(FusedLayers layers, Tensor images)
    {
        using var scope = NewDisposeScope();
        return apply([images, .. layers.Parameters, layers]).MoveToOuterDisposeScope();
    }

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        Tensor images = NativeFloats.ChannelsLast((Tensor)vars[0]); // [n, c, h, w]
        var layers = (FusedLayers)vars[^1];
        (long count, int channels, long height, long width) = NativeFloats.Shape(images);
        FusedCall call = layers.Take(new ImageShape(count, (int)height, (int)width, channels));
        ImageShape last = call.Shapes[^1];
        Tensor result = NativeFloats.NewImages(last.Images, last.Channels, last.Height, last.Width); // [n, c', h', w']
        float* x = NativeFloats.Of(images);
        for (int layer = 0; layer < layers.Count; layer++)
        {
            float* y = layer == layers.Count - 1 ? NativeFloats.Of(result) : call.ResultsOf(layer);
            call.Kept[layer] = layers[layer].Forward(x, y, call.Shapes[layer]);
            x = y;
        }

        ctx.save_for_backward([images]);
        ctx.save_data(CallKey, (layers, call));
        return result;
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        Tensor images = ctx.get_saved_variables()[0], gradient = NativeFloats.ChannelsLast(grad_output); // [n, c, h, w]
        var (layers, call) = ((FusedLayers, FusedCall))ctx.get_data(CallKey);
        ImageShape first = call.Shapes[0];
        Tensor result = NativeFloats.NewImages(first.Images, first.Channels, first.Height, first.Width); // [n, c, h, w]
        var byLayer = new List<Tensor>[layers.Count];
        float* g = NativeFloats.Of(gradient);
        for (int layer = layers.Count - 1; layer >= 0; layer--)
        {
            float* into = layer == 0 ? NativeFloats.Of(result) : call.Spare(layer % 2);
            layers[layer].Backward(
                new FusedBackward
                {
                    Images = layer == 0 ? NativeFloats.Of(images) : call.ResultsOf(layer - 1),
                    Gradient = g,
                    Into = into,
                    Shape = call.Shapes[layer],
                    Kept = call.Kept[layer],
                },
                byLayer[layer] = []);
            g = into;
        }

        layers.GiveBack(call);
        return [result, .. byLayer.SelectMany(each => each), null!];
    }
}
