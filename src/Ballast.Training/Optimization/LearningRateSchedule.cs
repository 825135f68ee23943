namespace Ballast.Training;

/// <summary>
/// How the learning rate changes over a run: once an epoch by <see cref="ConstantSchedule"/>, <see cref="StepSchedule"/> and <see cref="CosineSchedule"/>, at each step by
/// <see cref="OneCycleSchedule"/> and <see cref="WarmupSchedule"/>.
/// </summary>
public abstract record LearningRateSchedule
{
    private protected LearningRateSchedule()
    {
    }

    /// <summary>The learning rate of a step. A pure function: it remembers nothing.</summary>
    /// <param name="position">Where the step stands.</param>
    /// <param name="initial">The learning rate of the settings: that of the first epoch, or the peak of one-cycle.</param>
    public abstract double RateAt(SchedulePosition position, double initial);

    /// <summary>The learning rate of an epoch's first step, in epochs of one step.</summary>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="epochs">How many epochs the run has at most; 1 or more.</param>
    /// <param name="initial">The learning rate of epoch 0.</param>
    public double RateAt(int epoch, int epochs, double initial) => RateAt(new SchedulePosition(epoch, epochs), initial);
}
