namespace Ballast.Training;

/// <summary>Where in a run a step stands.</summary>
/// <param name="Epoch">The epoch, from 0.</param>
/// <param name="Epochs">How many epochs the run has at most; 1 or more.</param>
/// <param name="Step">The step within the epoch, from 0.</param>
/// <param name="StepsPerEpoch">How many steps an epoch has; 1 or more.</param>
public readonly record struct SchedulePosition(int Epoch, int Epochs, int Step = 0, int StepsPerEpoch = 1)
{
    /// <summary>The step within the run, from 0.</summary>
    public long RunStep => (long)Epoch * StepsPerEpoch + Step;

    /// <summary>How many steps the run has at most.</summary>
    public long RunSteps => (long)Epochs * StepsPerEpoch;
}
