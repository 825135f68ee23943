namespace Ballast.Training;

/// <summary>The same learning rate in every epoch.</summary>
public sealed record ConstantSchedule : LearningRateSchedule
{
    /// <inheritdoc/>
    public override double RateAt(int epoch, int epochs, double initial) => initial;
}
