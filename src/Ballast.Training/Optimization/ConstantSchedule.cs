namespace Ballast.Training;

/// <summary>The same learning rate in every epoch.</summary>
public sealed record ConstantSchedule : LearningRateSchedule
{
    /// <inheritdoc/>
    public override double RateAt(SchedulePosition position, double initial) => initial;
}
