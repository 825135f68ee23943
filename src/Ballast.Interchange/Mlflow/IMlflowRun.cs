namespace Ballast.Interchange;

/// <summary>One run in an MLflow store, wherever that is. Disposing closes what is open; it does not end the run.</summary>
internal interface IMlflowRun : IDisposable
{
    /// <summary>The run's identifier, 32 hexadecimal digits.</summary>
    string Id { get; }

    /// <summary>Adds settings; a name may stand once in a run.</summary>
    void Parameters(IReadOnlyDictionary<string, string> values);

    /// <summary>Adds values of curves.</summary>
    void Metrics(IReadOnlyCollection<MlflowMetric> values);

    /// <summary>Adds texts that may be changed later.</summary>
    void Tags(IReadOnlyDictionary<string, string> values);

    /// <summary>Copies a file to the run.</summary>
    /// <param name="path">The file.</param>
    /// <param name="folder">The folder inside the run's artifacts; empty for the top.</param>
    void Artifact(string path, string folder = "");

    /// <summary>Says how the run ended.</summary>
    void End(TrackedStatus status);
}
