using Ballast.Core;

namespace Ballast.Training.Tests;

public sealed class CheckpointSettingsTests
{
    [Fact]
    public void Intervals_that_make_no_sense_are_refused()
    {
        Assert.Equal("A checkpoint every 0 steps is not possible; it must be 1 or more.", Assert.Throws<BallastException>(() => new CheckpointInterval { EverySteps = 0 }).Message);
        Assert.Equal("A checkpoint every 0 minutes is not possible; it must be above 0. 5 is usual.", Assert.Throws<BallastException>(() => new CheckpointInterval { EveryMinutes = 0 }).Message);
    }

    [Fact]
    public void Removing_takes_what_is_there_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        string file = folder.At("run.checkpoint"), other = folder.At("other");
        foreach (string name in new[] { file, file + ".partial", other }) File.WriteAllText(name, "");
        CheckpointSettings.Remove(file);
        CheckpointSettings.Remove(file);
        CheckpointSettings.Remove(folder.At("nowhere/run.checkpoint"));
        Assert.Equal([other], Directory.EnumerateFiles(folder.Path));
    }

    [Fact]
    public void Steps_and_minutes_are_counted_from_the_last_checkpoint()
    {
        var clock = new CheckpointClock(new CheckpointInterval { EverySteps = 3, EveryMinutes = null });
        Assert.Equal([false, false, true], Enumerable.Range(1, 3).Select(step => clock.IsDue(step)));
        clock.Written(5);
        Assert.Equal([false, true], new[] { clock.IsDue(7), clock.IsDue(8) });
        Assert.True(new CheckpointClock(new CheckpointInterval { EveryMinutes = 1e-9 }).IsDue(0));
        Assert.False(new CheckpointClock(new CheckpointInterval { EveryMinutes = 60 }).IsDue(1_000_000));
    }
}
