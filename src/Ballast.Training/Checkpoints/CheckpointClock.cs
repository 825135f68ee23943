namespace Ballast.Training;

/// <summary>Tells when the next checkpoint is due.</summary>
internal sealed class CheckpointClock(CheckpointInterval interval, TimeProvider time)
{
    private long written = time.GetTimestamp();
    private long step;

    /// <summary>Whether one is due after a step of the run.</summary>
    public bool IsDue(long steps) =>
        (interval.EverySteps is { } every && steps - step >= every) || (interval.EveryMinutes is { } minutes && time.GetElapsedTime(written).TotalMinutes >= minutes);

    /// <summary>Counts from here on.</summary>
    public void Written(long steps) => (written, step) = (time.GetTimestamp(), steps);
}
