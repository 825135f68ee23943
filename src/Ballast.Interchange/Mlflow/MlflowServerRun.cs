using System.Text.Json.Nodes;

namespace Ballast.Interchange;

/// <summary>A run on an MLflow server.</summary>
internal sealed class MlflowServerRun(MlflowServer server, TimeProvider time, string id, string artifacts) : IMlflowRun
{
    // What one request may hold (mlflow/utils/validation.py).
    private const int MetricsAtOnce = 1000, ParametersAtOnce = 100;

    private const string Proxied = "mlflow-artifacts:";

    public string Id => id;

    public void Parameters(IReadOnlyDictionary<string, string> values)
    {
        foreach (KeyValuePair<string, string>[] some in values.Chunk(ParametersAtOnce))
            Log("params", some.Select(entry => MlflowServer.Pair(MlflowNames.Key(entry.Key), MlflowNames.Value(entry.Value))));
    }

    public void Metrics(IReadOnlyCollection<MlflowMetric> values)
    {
        long now = time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (MlflowMetric[] some in values.Where(metric => double.IsFinite(metric.Value)).Chunk(MetricsAtOnce)) // JSON has no other numbers.
            Log("metrics", some.Select(metric => new JsonObject { ["key"] = MlflowNames.Key(metric.Name), ["value"] = metric.Value, ["timestamp"] = now, ["step"] = metric.Step }));
    }

    public void Tags(IReadOnlyDictionary<string, string> values)
    {
        foreach (KeyValuePair<string, string>[] some in values.Chunk(ParametersAtOnce))
            Log("tags", some.Select(entry => MlflowServer.Pair(MlflowNames.Key(entry.Key), entry.Value)));
    }

    /// <summary>Sends a file, if the server takes files itself; a store that it only names (a bucket, a folder of the server) has another interface, and the file is left out.</summary>
    public void Artifact(string path, string folder = "")
    {
        if (!artifacts.StartsWith(Proxied, StringComparison.Ordinal)) return;
        string place = new Uri(artifacts).AbsolutePath.Trim('/');
        string inside = folder.Length == 0 ? "" : Uri.EscapeDataString(MlflowNames.Key(folder)).Replace("%2F", "/") + "/";
        server.Put($"api/2.0/mlflow-artifacts/artifacts/{place}/{inside}{Uri.EscapeDataString(Path.GetFileName(path))}", path);
    }

    public void End(TrackedStatus status) => server.Post("runs/update", new JsonObject
    {
        ["run_id"] = id,
        ["status"] = status == TrackedStatus.Finished ? "FINISHED" : "FAILED",
        ["end_time"] = time.GetUtcNow().ToUnixTimeMilliseconds(),
    });

    public void Dispose() => server.Dispose();

    private void Log(string kind, IEnumerable<JsonObject> values) =>
        server.Post("runs/log-batch", new JsonObject { ["run_id"] = id, [kind] = new JsonArray([.. values]) });
}
