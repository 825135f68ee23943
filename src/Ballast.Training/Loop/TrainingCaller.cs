namespace Ballast.Training;

/// <summary>Who waits for a run: whom to tell, and what may end it.</summary>
internal sealed record TrainingCaller(IProgress<TrainingProgress>? Progress, CancellationToken Cancellation)
{
    /// <summary>Told the number of steps after each, before a checkpoint is written: tests end runs there.</summary>
    public Action<long>? AfterStep { get; init; }

    /// <summary>A device other than that of the settings: tests go the path of a card where there is none.</summary>
    public ComputeDevice? Device { get; init; }
}
