namespace Ballast.Experiments;

/// <summary>The loss of a run, by its name; its parameters stand in <see cref="RunSettings"/>.</summary>
public enum TrainingLoss
{
    /// <summary>Cross-entropy, every sample alike.</summary>
    CrossEntropy,

    /// <summary>Cross-entropy with balanced class weights N / (K · n_c).</summary>
    WeightedCrossEntropy,

    /// <summary>Focal loss with balanced class weights from the loaded counts.</summary>
    FocalLoss,
}
