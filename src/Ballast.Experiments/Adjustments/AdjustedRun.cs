using Ballast.Core;

namespace Ballast.Experiments;

/// <summary>A finished run after one method, read from its folder.</summary>
/// <param name="Method">The method.</param>
/// <param name="Folder">The method's folder.</param>
/// <param name="Document">What it found, and the scores before and after.</param>
/// <param name="Validation">What is said about the validation part now.</param>
/// <param name="Test">What is said about the test part now.</param>
public sealed record AdjustedRun(AdjustmentMethod Method, string Folder, AdjustmentDocument Document, Predictions Validation, Predictions Test)
{
    /// <summary>Whether a method was done on a run.</summary>
    /// <param name="run">The run's folder.</param>
    /// <param name="method">The method.</param>
    public static bool Exists(string run, AdjustmentMethod method) => File.Exists(Path.Combine(AdjustedFolder.Of(run, method), AdjustedFolder.Document));

    /// <summary>Reads what a method made of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="method">The method.</param>
    /// <exception cref="BallastException">The method was not done on the run, or a file is damaged.</exception>
    public static AdjustedRun Load(FinishedRun run, AdjustmentMethod method)
    {
        ArgumentNullException.ThrowIfNull(run);
        string name = AdjustmentChoices.Methods.NameOf(method), folder = AdjustedFolder.Of(run.Folder, method);
        if (!Exists(run.Folder, method)) throw new BallastException($"The run '{run.Folder}' has no {name}. Run 'ballast adjust {run.Folder} --method {name}' first.");
        return new AdjustedRun(
            method, folder, AtomicFile.ReadJson<AdjustmentDocument>(Path.Combine(folder, AdjustedFolder.Document)),
            Predictions.Read(Path.Combine(folder, RunFolder.ValidationPredictions), run.Classes), Predictions.Read(Path.Combine(folder, RunFolder.TestPredictions), run.Classes));
    }
}
