using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>A 1 × 1 convolution without bias, weights [o, i, 1, 1].</summary>
internal sealed unsafe class FusedPointwise(Tensor weight, int inputs, int outputs) : FusedLayer
{
    /// <summary>Larger products are a library's business.</summary>
    private const int MostWeights = 1 << 15;

    [ThreadStatic]
    private static float[]? scratch;

    public override IReadOnlyList<Tensor> Parameters { get; } = [weight];

    /// <summary>Whether the product is of the kind that is faster here.</summary>
    public static bool Takes(int inputs, int outputs) =>
        RowProduct.IsFast && inputs >= RowProduct.LeastColumns && outputs >= RowProduct.LeastColumns && inputs * outputs <= MostWeights;

    public override ImageShape ResultOf(ImageShape images) => images with { Channels = outputs };

    public override object? Forward(float* x, float* y, ImageShape images)
    {
        float* filters = NativeFloats.Of(weight);
        fixed (float* turned = Scratch(inputs * outputs))
        {
            for (int o = 0; o < outputs; o++)
                for (int i = 0; i < inputs; i++)
                    turned[i * outputs + o] = filters[o * inputs + i];
            RowProduct.Multiply(x, (inputs, 1), turned, y, (images.Rows, inputs, outputs));
        }

        return null;
    }

    public override void Backward(in FusedBackward pass, List<Tensor> gradients)
    {
        long rows = pass.Shape.Rows;
        RowProduct.Multiply(pass.Gradient, (outputs, 1), NativeFloats.Of(weight), pass.Into, (rows, outputs, inputs));
        Tensor gradient = empty(outputs, inputs, 1, 1); // [o, i, 1, 1]
        RowProduct.Multiply(pass.Gradient, (1, outputs), pass.Images, NativeFloats.Of(gradient), (outputs, checked((int)rows), inputs));
        gradients.Add(gradient);
    }

    private static float[] Scratch(int values) => scratch?.Length >= values ? scratch : scratch = new float[values];
}
