using TorchSharp;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Ballast.Training;

/// <summary>
/// The memory layout in which the channels of a pixel lie side by side. Convolutions on a processor are faster in it and keep it; shapes and
/// indices do not change.
/// </summary>
/// <remarks>
/// The element order in memory is no longer the order of the indices: copy such tensors with <c>copy_</c>, and make them contiguous before their
/// bytes are read. <c>Module.save</c>, <c>Module.load</c> and <c>load_state_dict</c> of TorchSharp copy bytes and must not be used on a converted module.
/// </remarks>
internal static class ChannelsLast
{
    /// <summary>A channels-last tensor of the same shape and values; [n, c, h, w].</summary>
    public static Tensor Of(Tensor images)
    {
        using Tensor last = images.permute(0, 2, 3, 1); // [n, h, w, c]
        using Tensor dense = last.contiguous(); // [n, h, w, c]
        return dense.permute(0, 3, 1, 2); // [n, c, h, w]
    }

    /// <summary>Lays out every 4-D parameter of a module channels last, in place: optimisers that hold the parameters keep them.</summary>
    public static void Convert(nn.Module module)
    {
        using IDisposable frozen = no_grad();
        foreach (Parameter parameter in module.parameters())
        {
            if (parameter.dim() != 4) continue;
            using Tensor converted = Of(parameter);
            parameter.set_(converted);
        }
    }

    /// <summary>Whether a 4-D tensor lies channels last and without gaps. Dimensions of length 1 may have any stride.</summary>
    public static bool Holds(Tensor x)
    {
        if (x.dim() != 4) return false;
        using Tensor last = x.permute(0, 2, 3, 1); // [n, h, w, c]
        return last.is_contiguous();
    }
}
