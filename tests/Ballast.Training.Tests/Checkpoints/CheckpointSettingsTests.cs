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
        var time = new HandSetTime();
        var clock = new CheckpointClock(new CheckpointInterval { EverySteps = 3, EveryMinutes = null }, time);
        Assert.Equal([false, false, true], Enumerable.Range(1, 3).Select(step => clock.IsDue(step)));
        clock.Written(5);
        Assert.Equal([false, true], new[] { clock.IsDue(7), clock.IsDue(8) });
        clock = new CheckpointClock(new CheckpointInterval { EveryMinutes = 60 }, time);
        time.Minutes = 59;
        Assert.False(clock.IsDue(1_000_000));
        time.Minutes = 60;
        Assert.True(clock.IsDue(0));
        clock.Written(0);
        Assert.False(clock.IsDue(0));
        time.Minutes = 120;
        Assert.True(clock.IsDue(0));
    }

    private sealed class HandSetTime : TimeProvider
    {
        public double Minutes { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => TimeSpan.FromMinutes(Minutes).Ticks;
    }
}
