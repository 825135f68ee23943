using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Whether a layer may use a kernel of Ballast in place of torch's operation.</summary>
internal static class KernelChoice
{
    /// <summary>Kernels take float32 in the processor's memory; a team may do without them.</summary>
    public static bool Takes(Tensor x) => x.dtype == ScalarType.Float32 && TakesMemoryOf(x);

    /// <summary>The same for kernels that take bfloat16 as well.</summary>
    public static bool TakesRounded(Tensor x) => (x.dtype is ScalarType.Float32 or ScalarType.BFloat16) && TakesMemoryOf(x);

    private static bool TakesMemoryOf(Tensor x) => x.device_type == TorchSharp.DeviceType.CPU && Shard.Current is not { UsesKernels: false };
}
