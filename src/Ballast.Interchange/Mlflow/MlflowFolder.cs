using System.Text.Encodings.Web;
using System.Text.Json;
using Ballast.Core;

namespace Ballast.Interchange;

/// <summary>The file store of MLflow: a folder <c>mlruns</c>, a folder an experiment, a folder a run.</summary>
/// <remarks>Layout of mlflow/store/tracking/file_store.py: <c>meta.yaml</c>, <c>params/</c>, <c>metrics/</c>, <c>tags/</c>, <c>artifacts/</c>.</remarks>
internal static class MlflowFolder
{
    public const string Meta = "meta.yaml";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Starts a run.</summary>
    /// <exception cref="BallastException">The folder cannot be read or written.</exception>
    public static MlflowFolderRun Start(string root, MlflowOptions options)
    {
        try
        {
            string folder = Path.GetFullPath(root);
            Directory.CreateDirectory(folder);
            string experiment = Experiment(folder, options);
            return MlflowFolderRun.Start(Path.Combine(folder, experiment), experiment, options);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BallastException($"{root}: the MLflow folder cannot be written. {cause.Message}", innerException: cause);
        }
    }

    /// <summary>Writes a map as YAML: texts in double quotes with JSON's escapes, which YAML shares.</summary>
    public static void WriteMeta(string path, params ReadOnlySpan<(string Key, object? Value)> pairs)
    {
        using (var file = new StreamWriter(path + ".partial"))
        {
            file.NewLine = "\n";
            foreach ((string key, object? value) in pairs) file.WriteLine($"{key}: {(value is string text ? JsonSerializer.Serialize(text, Plain) : value ?? "null")}");
        }

        File.Move(path + ".partial", path, true);
    }

    /// <summary>The identifier of the experiment of a name, which is made when it is not there.</summary>
    private static string Experiment(string root, MlflowOptions options)
    {
        foreach (string folder in Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal))
            if (NameOf(Path.Combine(folder, Meta)) == options.Experiment)
                return Path.GetFileName(folder);
        string id = MlflowNames.ExperimentId(options.Experiment);
        for (int copy = 2; Directory.Exists(Path.Combine(root, id)); copy++) id = MlflowNames.ExperimentId(options.Experiment, $"{copy}");
        string made = Directory.CreateDirectory(Path.Combine(root, id)).FullName;
        long now = options.Time.GetUtcNow().ToUnixTimeMilliseconds();
        WriteMeta(
            Path.Combine(made, Meta),
            ("artifact_location", new Uri(made).AbsoluteUri), ("creation_time", now), ("experiment_id", id), ("last_update_time", now), ("lifecycle_stage", "active"),
            ("name", options.Experiment));
        return id;
    }

    private static string? NameOf(string meta)
    {
        if (!File.Exists(meta)) return null;
        YamlNode? map = YamlDocument.ParseMap(File.ReadAllText(meta), meta);
        return map?.Pairs?.FirstOrDefault(pair => pair.Key.Text == "name").Value?.Text;
    }
}
