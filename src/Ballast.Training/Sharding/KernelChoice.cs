using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Whether a layer may use a kernel of Ballast in place of torch's operation.</summary>
internal static class KernelChoice
{
    /// <summary>Kernels take float32 in the processor's memory; a team may do without them.</summary>
    public static bool Takes(Tensor x) => x.dtype == ScalarType.Float32 && x.device_type == TorchSharp.DeviceType.CPU && Shard.Current is not { UsesKernels: false };
}
