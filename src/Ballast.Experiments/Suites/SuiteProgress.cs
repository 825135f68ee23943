namespace Ballast.Experiments;

/// <summary>Where a suite stands.</summary>
/// <param name="Step">What just happened.</param>
/// <param name="Run">The run it happened to, from 0.</param>
/// <param name="Runs">The number of runs of the suite.</param>
/// <param name="Title">The run's title, with its seed when there are several.</param>
/// <param name="Progress">Where that run stands; its detail says why when it failed.</param>
public sealed record SuiteProgress(SuiteStep Step, int Run, int Runs, string Title, RunProgress Progress);
