namespace Ballast.Training;

/// <summary>Which parameters weight decay pulls towards zero.</summary>
public enum DecayedParameters
{
    /// <summary>All, as PyTorch's optimisers do unless told otherwise.</summary>
    All,

    /// <summary>The weights of convolutions and dense layers: parameters of one dimension (biases, scales and shifts of normalisations) are left alone.</summary>
    AllButBiasesAndNorms,
}
