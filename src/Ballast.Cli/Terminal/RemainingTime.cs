using System.Diagnostics;
using Ballast.Experiments;

namespace Ballast.Cli;

/// <summary>Estimates how long a suite still takes from the runs it has done; kept runs cost nothing and are not counted.</summary>
internal sealed class RemainingTime
{
    private readonly Stopwatch suite = Stopwatch.StartNew();
    private readonly Stopwatch run = new();
    private int keptRuns;
    private double runsDone;

    public TimeSpan SinceStart => run.Elapsed;

    /// <summary>The time left; null until there is something to judge by.</summary>
    public TimeSpan? Estimate { get; private set; }

    public void Start() => run.Restart();

    public void Update(SuiteProgress value)
    {
        if (value.Step == SuiteStep.Kept) keptRuns++;
        bool ended = value.Step is SuiteStep.Finished or SuiteStep.Failed or SuiteStep.Kept;
        runsDone = value.Run + (ended ? 1 : value.Progress.Share) - keptRuns;
        double left = value.Runs - keptRuns - runsDone;
        Estimate = runsDone > 0.05 ? suite.Elapsed / runsDone * left : null;
    }
}
