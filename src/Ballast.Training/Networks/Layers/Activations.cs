using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

internal static class Activations
{
    /// <summary>
    /// Applies an activation to a tensor that nobody else reads: the argument is overwritten or disposed. Only for outputs of layers whose
    /// gradient does not need their output (convolution, normalisation, sum).
    /// </summary>
    public static Tensor Consume(Tensor x, Activation activation)
    {
        switch (activation)
        {
            case Activation.Rectifier:
                return x.relu_();
            case Activation.HardSwish:
                // Out of place: its gradient needs the input, and the in-place form would copy that first.
                Tensor y = x.hardswish();
                x.Dispose();
                return y;
            default:
                return x;
        }
    }
}
