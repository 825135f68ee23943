using System.Globalization;

namespace Ballast.Interchange;

/// <summary>A run in a folder of MLflow.</summary>
internal sealed class MlflowFolderRun : IMlflowRun
{
    private const int Running = 1, Finished = 3, Failed = 4, LocalSource = 4;

    private readonly string folder;
    private readonly string experiment;
    private readonly MlflowOptions options;
    private readonly long start;

    private MlflowFolderRun(string id, string folder, string experiment, MlflowOptions options)
    {
        Id = id;
        this.folder = folder;
        this.experiment = experiment;
        this.options = options;
        start = Now;
    }

    public string Id { get; }

    /// <summary>The folder of the run.</summary>
    public string Folder => folder;

    private long Now => options.Time.GetUtcNow().ToUnixTimeMilliseconds();

    public static MlflowFolderRun Start(string experimentFolder, string experiment, MlflowOptions options)
    {
        string[] seeds = [options.Experiment, options.RunName, $"{options.Time.GetUtcNow().Ticks}", $"{Environment.MachineName} {Environment.ProcessId}"];
        string id = MlflowNames.RunId(seeds);
        for (int copy = 2; Directory.Exists(Path.Combine(experimentFolder, id)); copy++) id = MlflowNames.RunId([.. seeds, $"{copy}"]);
        var run = new MlflowFolderRun(id, Path.Combine(experimentFolder, id), experiment, options);
        foreach (string part in (string[])["params", "metrics", "tags", "artifacts"]) Directory.CreateDirectory(run.At(part));
        run.WriteMeta(Running, null);
        run.Tags(new Dictionary<string, string>(StringComparer.Ordinal) { ["mlflow.runName"] = options.RunName, ["mlflow.source.name"] = "ballast", ["mlflow.source.type"] = "LOCAL" });
        return run;
    }

    public void Parameters(IReadOnlyDictionary<string, string> values)
    {
        foreach ((string name, string value) in values) File.WriteAllText(Made("params", name), MlflowNames.Value(value));
    }

    public void Metrics(IReadOnlyCollection<MlflowMetric> values)
    {
        foreach (MlflowMetric metric in values)
            File.AppendAllText(Made("metrics", metric.Name), string.Create(CultureInfo.InvariantCulture, $"{Now} {Number(metric.Value)} {metric.Step}\n"));
    }

    public void Tags(IReadOnlyDictionary<string, string> values)
    {
        foreach ((string name, string value) in values) File.WriteAllText(Made("tags", name), value);
    }

    public void Artifact(string path, string folder = "")
    {
        string target = Path.Combine(At("artifacts"), folder.Length == 0 ? "" : MlflowNames.Key(folder));
        Directory.CreateDirectory(target);
        File.Copy(path, Path.Combine(target, Path.GetFileName(path)), true);
    }

    public void End(TrackedStatus status) => WriteMeta(status == TrackedStatus.Finished ? Finished : Failed, Now);

    public void Dispose()
    {
    }

    /// <summary>As Python reads numbers.</summary>
    private static string Number(double value) => value switch
    {
        double.NaN => "nan",
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    private string At(string part) => Path.Combine(folder, part);

    /// <summary>The file of a key, whose slashes are folders.</summary>
    private string Made(string part, string name)
    {
        string path = Path.Combine(At(part), MlflowNames.Key(name));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    private void WriteMeta(int status, long? end) => MlflowFolder.WriteMeta(
        At(MlflowFolder.Meta),
        ("artifact_uri", new Uri(At("artifacts")).AbsoluteUri), ("end_time", end), ("entry_point_name", ""), ("experiment_id", experiment), ("lifecycle_stage", "active"),
        ("run_id", Id), ("run_name", options.RunName), ("run_uuid", Id), ("source_name", ""), ("source_type", LocalSource), ("source_version", ""), ("start_time", start),
        ("status", status), ("tags", default(EmptyList)), ("user_id", Environment.UserName));

    /// <summary>An empty list in YAML.</summary>
    private readonly record struct EmptyList
    {
        public override string ToString() => "[]";
    }
}
