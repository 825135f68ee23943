namespace Ballast.Experiments;

/// <summary>Carries out one run of a suite, apart from the others.</summary>
public interface IRunExecutor
{
    /// <summary>Carries out the run whose settings stand in a file.</summary>
    /// <param name="configurationPath">The run's <c>config.json</c>.</param>
    /// <param name="progress">Told where the run stands.</param>
    /// <param name="cancellation">Stops the run; what it had written is dropped.</param>
    /// <returns>Null when the run succeeded, otherwise why it failed, in one line.</returns>
    string? Execute(string configurationPath, IProgress<RunProgress> progress, CancellationToken cancellation);
}
