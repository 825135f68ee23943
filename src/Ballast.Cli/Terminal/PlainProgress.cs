using System.Globalization;
using Ballast.Experiments;

namespace Ballast.Cli;

/// <summary>A line a run on standard error: for pipes, logs and CI.</summary>
internal sealed class PlainProgress : IProgress<SuiteProgress>
{
    private readonly RemainingTime remaining = new();

    public void Report(SuiteProgress value)
    {
        string line = value.Step switch
        {
            SuiteStep.Started => "running",
            SuiteStep.Finished => $"finished in {Duration.Text(remaining.SinceStart)}",
            SuiteStep.Kept => "kept: it was finished already",
            SuiteStep.Failed => "failed: " + value.Progress.Detail,
            _ => "",
        };
        if (value.Step == SuiteStep.Started) remaining.Start();
        remaining.Update(value);
        if (line.Length == 0) return;
        string left = value.Step == SuiteStep.Finished && remaining.Estimate is { } time ? $", about {Duration.Text(time)} left" : "";
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{value.Run + 1}/{value.Runs}] {value.Title}: {line}{left}"));
    }
}
