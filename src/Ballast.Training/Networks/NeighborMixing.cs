using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Mixes each image of a batch, or its maps, with its neighbour: 0 with 1, 2 with 3 and so on; a last one without neighbour stays as it is.</summary>
internal static class NeighborMixing
{
    /// <summary>share · x + (1 − share) · neighbour: [n, …] to [n, …], the layout in memory kept. The caller disposes it.</summary>
    public static Tensor Of(Tensor x, double share)
    {
        using var scope = NewDisposeScope();
        long images = x.size(0), paired = images / 2 * 2;
        if (paired == 0) return x.alias().MoveToOuterDisposeScope();
        Tensor pairs = x.narrow(0, 0, paired); // [2p, …]
        Tensor swapped = pairs.unflatten(0, paired / 2, 2).flip(1).flatten(0, 1); // [2p, …]
        Tensor mixed = pairs * share + swapped * (1 - share); // [2p, …]
        if (paired < images) mixed = cat([mixed, x.narrow(0, paired, 1)], 0); // [n, …]
        // The kernels of this room read channels last.
        if (x.dim() == 4 && ChannelsLast.Holds(x) && !ChannelsLast.Holds(mixed)) mixed = ChannelsLast.Of(mixed); // [n, c, h, w]
        return mixed.MoveToOuterDisposeScope();
    }
}
