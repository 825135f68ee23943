using Ballast.Interchange;

namespace Ballast.Experiments;

/// <summary>Tells a run to MLflow, which knows settings, curves and files.</summary>
internal sealed class MlflowTracker(string name, IMlflowRun run) : IRunTracker
{
    public string Name => name;

    public void Settings(IReadOnlyDictionary<string, TrackedValue> settings, IReadOnlyCollection<string> results) =>
        run.Parameters(settings.ToDictionary(entry => entry.Key, entry => entry.Value.ToString(), StringComparer.Ordinal));

    public void Scalars(long step, IReadOnlyDictionary<string, double> values) =>
        run.Metrics([.. values.Select(entry => new MlflowMetric(entry.Key, entry.Value, step))]);

    /// <summary>MLflow has no histograms.</summary>
    public void Histogram(string name, long step, ReadOnlyMemory<float> values)
    {
    }

    /// <summary>MLflow has no curves over anything but steps.</summary>
    public void PrecisionRecall(string name, long step, bool[] truths, double[] probabilities)
    {
    }

    public void Picture(string name, long step, string path) => run.Artifact(path, "pictures");

    public void Keep(string path) => run.Artifact(path);

    public void End(TrackedStatus status) => run.End(status);

    public void Dispose() => run.Dispose();
}
