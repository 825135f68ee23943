using System.Globalization;
using Ballast.Interchange;

namespace Ballast.Experiments;

/// <summary>Tells a run to TensorBoard.</summary>
internal sealed class TensorBoardTracker : IRunTracker
{
    private readonly TensorBoardWriter writer;

    private TensorBoardTracker(TensorBoardWriter writer) => this.writer = writer;

    public string Name => "TensorBoard";

    /// <summary>Starts a folder of the run's name; when that is taken, of the name and a number, because TensorBoard would mix the curves of two runs in one folder.</summary>
    public static TensorBoardTracker Create(string root, string run, TimeProvider time)
    {
        string folder = Path.Combine(root, run);
        for (int copy = 2; Directory.Exists(folder); copy++) folder = Path.Combine(root, string.Create(CultureInfo.InvariantCulture, $"{run}_{copy}"));
        return new TensorBoardTracker(TensorBoardWriter.Create(folder, time));
    }

    public void Settings(IReadOnlyDictionary<string, TrackedValue> settings, IReadOnlyCollection<string> results) => writer.HyperParameters(settings, results);

    public void Scalars(long step, IReadOnlyDictionary<string, double> values)
    {
        foreach ((string name, double value) in values) writer.Scalar(name, step, value);
    }

    public void Histogram(string name, long step, ReadOnlyMemory<float> values) => writer.Histogram(name, step, values.Span);

    public void PrecisionRecall(string name, long step, bool[] truths, double[] probabilities) => writer.PrecisionRecall(name, step, truths, probabilities);

    public void Picture(string name, long step, string path) => writer.Image(name, step, File.ReadAllBytes(path));

    /// <summary>Event files hold no files.</summary>
    public void Keep(string path)
    {
    }

    public void End(TrackedStatus status) => writer.End(status);

    public void Dispose() => writer.Dispose();
}
