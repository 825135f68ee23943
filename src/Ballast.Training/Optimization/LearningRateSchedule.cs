namespace Ballast.Training;

/// <summary>How the learning rate falls over the epochs: <see cref="ConstantSchedule"/>, <see cref="StepSchedule"/> or <see cref="CosineSchedule"/>.</summary>
public abstract record LearningRateSchedule
{
    private protected LearningRateSchedule()
    {
    }

    /// <summary>The learning rate of an epoch. A pure function: it remembers nothing.</summary>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="epochs">How many epochs the run has at most; 1 or more.</param>
    /// <param name="initial">The learning rate of epoch 0.</param>
    public abstract double RateAt(int epoch, int epochs, double initial);
}
