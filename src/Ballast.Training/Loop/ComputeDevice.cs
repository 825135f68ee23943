using Ballast.Core;
using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Where the tensors of a run lie and which operations it may use.</summary>
/// <param name="IsCuda">Whether they lie on an NVIDIA card.</param>
/// <param name="UsesKernels">Whether the kernels of Ballast may be taken, which work on the processor's memory alone.</param>
internal readonly record struct ComputeDevice(bool IsCuda, bool UsesKernels)
{
    /// <summary>The processor.</summary>
    public static ComputeDevice Processor => new(false, true);

    /// <summary>The processor by torch's operations alone: the path of a card, for tests of it where there is none.</summary>
    public static ComputeDevice ProcessorByTorch => new(false, false);

    /// <summary>Torch's name of the device.</summary>
    public torch.Device Torch => IsCuda ? CUDA : CPU;

    /// <summary>What a step computes with.</summary>
    public IWeightMath Math => UsesKernels ? new KernelMath() : new TorchMath();

    /// <summary>The device of settings.</summary>
    /// <exception cref="BallastException">A card was asked for and there is none.</exception>
    public static ComputeDevice Of(TrainingDevice device) => Of(device, cuda.is_available);

    internal static ComputeDevice Of(TrainingDevice device, Func<bool> hasCuda)
    {
        if (device == TrainingDevice.Cpu) return Processor;
        if (hasCuda()) return new ComputeDevice(true, false);
        if (device == TrainingDevice.Auto) return Processor;
        throw new BallastException(
            "The device is cuda, but libtorch finds no NVIDIA card here. Install NVIDIA's driver and build Ballast with the package libtorch-cuda-12.8 of this system in place of libtorch-cpu, or choose cpu or auto.");
    }

    /// <summary>A tensor of the processor on the device: itself or a copy that the caller's scope disposes.</summary>
    public Tensor Bring(Tensor tensor) => IsCuda ? tensor.to(CUDA) : tensor;

    /// <summary>A tensor of the device on the processor: itself or a copy that the caller's scope disposes.</summary>
    public Tensor Fetch(Tensor tensor) => IsCuda ? tensor.cpu() : tensor;
}
