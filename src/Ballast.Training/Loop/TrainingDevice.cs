namespace Ballast.Training;

/// <summary>What a network is trained on.</summary>
public enum TrainingDevice
{
    /// <summary>The processor.</summary>
    Cpu,

    /// <summary>An NVIDIA card; refused where libtorch finds none.</summary>
    Cuda,

    /// <summary>An NVIDIA card where libtorch finds one, otherwise the processor.</summary>
    Auto,
}
