namespace Ballast.Training;

/// <summary>The numbers in which a network computes while it is trained.</summary>
public enum TrainingPrecision
{
    /// <summary>32-bit floats.</summary>
    Full,

    /// <summary>
    /// Activations and their gradients in bfloat16, the upper half of a 32-bit float; weights, optimiser, statistics of batch normalisation, classifier layer and loss in
    /// 32 bits. Faster on processors that multiply bfloat16 (AVX512-BF16), slower on others. Kalamkar et al. 2019, arXiv:1905.12322.
    /// </summary>
    BFloat16,
}
