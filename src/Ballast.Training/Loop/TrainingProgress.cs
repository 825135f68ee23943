namespace Ballast.Training;

/// <summary>Where a training run stands.</summary>
/// <param name="Epoch">The current epoch, from 1.</param>
/// <param name="Epochs">Epochs at most.</param>
/// <param name="ShareOfEpoch">How much of the epoch's training is done, 0 … 1; 1 is reported once the epoch is validated.</param>
/// <param name="TrainLoss">The mean training loss of the epoch so far.</param>
/// <param name="ValidationMacroF1">The macro-F1 of the last epoch that was validated; null before there is one.</param>
public sealed record TrainingProgress(int Epoch, int Epochs, double ShareOfEpoch, double TrainLoss, double? ValidationMacroF1)
{
    /// <summary>The epoch that has just been validated; null while one is going on.</summary>
    public EpochRecord? Finished { get; init; }
}
