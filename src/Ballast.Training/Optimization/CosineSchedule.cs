namespace Ballast.Training;

/// <summary>The learning rate falls along half a cosine towards zero: initial · (1 + cos(π · epoch / epochs)) / 2.</summary>
/// <remarks>PyTorch's <c>CosineAnnealingLR</c> with the number of epochs as its period and 0 as its end; Loshchilov and Hutter 2017, arXiv:1608.03983, without restarts.</remarks>
public sealed record CosineSchedule : LearningRateSchedule
{
    /// <inheritdoc/>
    public override double RateAt(SchedulePosition position, double initial) => initial * (1 + Math.Cos(Math.PI * position.Epoch / position.Epochs)) / 2;
}
