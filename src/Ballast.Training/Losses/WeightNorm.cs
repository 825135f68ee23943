namespace Ballast.Training;

/// <summary>What a class-weighted loss of a batch is divided by.</summary>
public enum WeightNorm
{
    /// <summary>The sum of the weights of the batch's samples, as PyTorch does: a batch of one class has the loss it would have without weights.</summary>
    BatchWeightSum,

    /// <summary>The number of samples in the batch, as Keras does: a batch of rare samples counts more than one of frequent samples.</summary>
    BatchSize,
}
