using System.Security.Cryptography;
using System.Text;
using Ballast.Resampling;
using Ballast.Training;

namespace Ballast.Experiments;

/// <summary>The checkpoint of a run: beside its folder, since what a killed run has staged is swept away.</summary>
internal static class RunCheckpoint
{
    private const string Ending = ".checkpoint";

    /// <summary>The file of a run's folder; hidden, as the staged folder is. Another configuration has another file: what was changed since begins anew.</summary>
    public static string FileOf(string target, RunConfiguration configuration) =>
        Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{configuration.Digest}{Ending}");

    /// <summary>Removes all checkpoints of a folder that is finished now, those of other configurations included: a later run cannot have its name.</summary>
    public static void RemoveAll(string target)
    {
        string start = $".{Path.GetFileName(target)}.";
        foreach (string file in Directory.EnumerateFiles(Path.GetDirectoryName(target)!, start + "*" + Ending))
            if (Path.GetFileName(file).Length == start.Length + RunConfiguration.DigestLength + Ending.Length)
                CheckpointSettings.Remove(file);
    }

    /// <summary>The run's training settings with its checkpoint. The file outlives training: the run is safe only when its folder has its name.</summary>
    public static TrainingSettings Apply(RunSettings settings, string file) => settings.Training with
    {
        Checkpoint = settings.Checkpoints is { } interval ? new CheckpointSettings { File = file, Interval = interval, WhenFinished = FinishedCheckpoint.Keep } : null,
    };

    /// <summary>A text that changes with the files, with what the plan makes of them and with how made images are varied.</summary>
    public static string Fingerprint(RunSettings settings, SplitDataset data, ResamplingPlan plan)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
        Add(data.Fingerprint);
        Add($"{plan.Method} {plan.Seed} {settings.OfflineAugmentation.ToJson()}");
        foreach (SampleOrigin origin in plan.Samples) Add($"{origin.Kind} {origin.Base} {origin.Neighbor} {origin.Step:R} {origin.Version}");
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
