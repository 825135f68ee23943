using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

internal static class ChannelShuffle
{
    /// <summary>Interleaves the channels of two images, a₀ b₀ a₁ b₁ …: what concatenation and a shuffle with two groups give.</summary>
    /// <remarks>Two copies of runs of channels. Stacking element by element is one copy, but a slow one: twice the time with its gradient.</remarks>
    public static Tensor Interleave(Tensor a, Tensor b)
    {
        if (KernelChoice.Takes(a)) return ChannelInterleave.Of(a, b); // [n, 2c, h, w], channels last
        using Tensor lastA = a.permute(0, 2, 3, 1); // [n, h, w, c]
        using Tensor lastB = b.permute(0, 2, 3, 1); // [n, h, w, c]
        using Tensor stacked = stack([lastA, lastB], 3); // [n, h, w, 2, c]
        using Tensor pairs = stacked.transpose(3, 4); // [n, h, w, c, 2]
        using Tensor flat = pairs.flatten(3); // [n, h, w, 2c]
        return flat.permute(0, 3, 1, 2); // [n, 2c, h, w], channels last
    }

    /// <summary>The first and the second half of the channels: [n, 2c, h, w] to two of [n, c, h, w].</summary>
    public static (Tensor First, Tensor Second) Halves(Tensor images)
    {
        if (KernelChoice.Takes(images)) return ChannelHalves.Of(images); // channels last
        Tensor[] halves = images.chunk(2, 1);
        return (halves[0], halves[1]);
    }
}
