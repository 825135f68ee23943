using Ballast.Interchange;

namespace Ballast.Experiments;

/// <summary>Something that is told about a run. Whatever a tracker throws ends the tracking by it, not the run.</summary>
internal interface IRunTracker : IDisposable
{
    /// <summary>What it is called in warnings.</summary>
    string Name { get; }

    /// <summary>The settings, and which scalars are results. Told once, first.</summary>
    void Settings(IReadOnlyDictionary<string, TrackedValue> settings, IReadOnlyCollection<string> results);

    /// <summary>Points of curves.</summary>
    void Scalars(long step, IReadOnlyDictionary<string, double> values);

    /// <summary>How the numbers of a tensor are distributed.</summary>
    void Histogram(string name, long step, ReadOnlyMemory<float> values);

    /// <summary>The probability of a class for each sample, and whether the sample is of the class.</summary>
    void PrecisionRecall(string name, long step, bool[] truths, double[] probabilities);

    /// <summary>A PNG file.</summary>
    void Picture(string name, long step, string path);

    /// <summary>A file to be kept with the run.</summary>
    void Keep(string path);

    /// <summary>How the run ended. Told once, last.</summary>
    void End(TrackedStatus status);
}
