using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Ballast.Interchange;
using Ballast.Metrics;
using Ballast.Training;

namespace Ballast.Experiments;

/// <summary>Tells a run to all trackers that are asked for. A tracker that fails is dropped with one warning; the run never notices.</summary>
internal sealed class RunTracking : IDisposable
{
    private static readonly string[] KeptFiles =
        [RunFolder.Configuration, RunFolder.TestMetrics, RunFolder.History, RunFolder.TestPredictions, RunFolder.ValidationPredictions, RunFolder.ClassMapping, RunFolder.BestModel];

    private readonly TrackingSettings settings;
    private readonly List<IRunTracker> trackers = [];
    private readonly List<string> warnings = [];

    private RunTracking(TrackingSettings settings) => this.settings = settings;

    /// <summary>What went wrong so far, a sentence a tracker.</summary>
    public ImmutableArray<string> Warnings => [.. warnings];

    /// <summary>Starts the trackers of a run and tells them its settings.</summary>
    public static RunTracking Start(RunSettings run, RunConfiguration configuration, TimeProvider time)
    {
        TrackingSettings wanted = run.Tracking;
        var tracking = new RunTracking(wanted);
        var options = new MlflowOptions { Experiment = wanted.MlflowExperiment, RunName = run.FolderName, Time = time };
        if (wanted.TensorBoardFolder is { } events) tracking.Open("TensorBoard", () => TensorBoardTracker.Create(events, run.FolderName, time));
        if (wanted.MlflowFolder is { } store) tracking.Open("MLflow", () => new MlflowTracker("MLflow", MlflowFolder.Start(store, options)));
        if (wanted.MlflowServer is { } address)
            tracking.Open("MLflow server", () => new MlflowTracker("MLflow server", Connect(address, wanted, options)));
        if (tracking.trackers.Count == 0) return tracking;
        IReadOnlyDictionary<string, TrackedValue> values = TrackedSettings.Of(configuration);
        tracking.Tell(tracker => tracker.Settings(values, TrackedScores.Results));
        return tracking;
    }

    /// <summary>Tells an epoch that has just ended.</summary>
    public void Epoch(EpochRecord epoch) => Tell(tracker => tracker.Scalars(epoch.Epoch, TrackedScores.Of(epoch)));

    /// <summary>Tells the results of a run whose files are written, and that it is finished.</summary>
    /// <param name="folder">The folder of the run's files.</param>
    /// <param name="run">What the run found.</param>
    public void Finish(string folder, RunOutcome run)
    {
        if (trackers.Count > 0) Guard("A tracker", () => Results(folder, run));
        End(TrackedStatus.Finished);
    }

    /// <summary>Closes the trackers; a run that was not finished has failed.</summary>
    public void Dispose() => End(TrackedStatus.Failed);

    private void Results(string folder, RunOutcome run)
    {
        long step = run.Training.BestEpoch;
        Tell(tracker => tracker.Scalars(step, TrackedScores.Of(run)));
        Curves("validation", run.Predictions.Validation, step);
        Curves("test", run.Predictions.Test, step);
        foreach (string picture in Directory.EnumerateFiles(folder, "*.png", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            Tell(tracker => tracker.Picture(Path.ChangeExtension(Path.GetRelativePath(folder, picture), null).Replace('\\', '/'), step, picture));
        if (settings.WeightHistograms) Weights(Path.Combine(folder, RunFolder.BestModel), step);
        foreach (string file in KeptFiles.Select(name => Path.Combine(folder, name)).Where(File.Exists)) Tell(tracker => tracker.Keep(file));
    }

    private static MlflowServerRun Connect(Uri address, TrackingSettings wanted, MlflowOptions options)
    {
        var server = new MlflowServer(address, TimeSpan.FromSeconds(wanted.TimeoutSeconds));
        try
        {
            return server.Start(options);
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    private void Curves(string part, Predictions predictions, long step)
    {
        PredictedProbabilities probabilities = predictions.Probabilities;
        int[] samples = [.. Enumerable.Range(0, probabilities.Samples)];
        for (int label = 0; label < predictions.Classes.Count; label++)
        {
            int wanted = label;
            bool[] truths = [.. samples.Select(i => probabilities.Truth(i) == wanted)];
            double[] values = [.. samples.Select(i => probabilities.Row(i)[wanted])];
            Tell(tracker => tracker.PrecisionRecall($"precision_recall_{part}/{predictions.Classes[wanted]}", step, truths, values));
        }
    }

    private void Weights(string path, long step)
    {
        foreach ((string name, StoredTensor tensor) in SafeTensors.Load(path).Tensors)
        {
            if (tensor.Type != TensorType.F32) continue;
            float[] values = MemoryMarshal.Cast<byte, float>(tensor.Bytes.Span).ToArray();
            Tell(tracker => tracker.Histogram($"weights/{name}", step, values));
        }
    }

    private void End(TrackedStatus status)
    {
        Tell(tracker => tracker.End(status));
        foreach (IRunTracker tracker in trackers) Guard(tracker.Name, tracker.Dispose);
        trackers.Clear();
    }

    private void Open(string name, Func<IRunTracker> open) => Guard(name, () => trackers.Add(open()));

    private void Tell(Action<IRunTracker> tell)
    {
        foreach (IRunTracker tracker in trackers.ToArray())
        {
            if (Guard(tracker.Name, () => tell(tracker))) continue;
            trackers.Remove(tracker);
            Guard(tracker.Name, tracker.Dispose);
        }
    }

    /// <summary>Whatever goes wrong in tracking, a defect of ours included, is no reason to lose a run of hours.</summary>
    private bool Guard(string name, Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (Exception cause) when (cause is not OutOfMemoryException)
        {
            string start = $"{name} was not told the rest of the run: ";
            if (!warnings.Exists(warning => warning.StartsWith(start, StringComparison.Ordinal))) warnings.Add(start + cause.Message);
            return false;
        }
    }
}
