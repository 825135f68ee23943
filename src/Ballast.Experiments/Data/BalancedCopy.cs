using Ballast.Core;
using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Experiments;

/// <summary>A balanced copy of a dataset as files: <c>train</c>, <c>val</c> and <c>test</c>, one folder a class in each, and their provenance.</summary>
public sealed class BalancedCopy
{
    private BalancedCopy(string folder, ResamplingPlan plan, int files)
    {
        Folder = folder;
        Plan = plan;
        Files = files;
    }

    /// <summary>The folder that was written.</summary>
    public string Folder { get; }

    /// <summary>What was done to the training part.</summary>
    public ResamplingPlan Plan { get; }

    /// <summary>The number of images written, all parts together.</summary>
    public int Files { get; }

    /// <summary>Writes the copy. Originals are copied byte for byte; made images are PNG files.</summary>
    /// <param name="settings">The technique and its parameters.</param>
    /// <param name="data">The dataset with its parts.</param>
    /// <param name="folder">The folder to write; it must not exist.</param>
    /// <param name="cancellation">Stops the writing; nothing of it is kept.</param>
    /// <exception cref="BallastException">The folder exists or cannot be written.</exception>
    public static BalancedCopy Write(RunSettings settings, SplitDataset data, string folder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(data);
        folder = Path.GetFullPath(folder);
        if (Directory.Exists(folder) || File.Exists(folder)) throw new BallastException($"'{folder}' exists already. Name a new folder, or remove it first.");
        return WriteGuard.Run(folder, () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
            using StagedFolder staged = StagedFolder.Begin(folder, cancellation);
            ResamplingPlan plan = TrainingBalance.Plan(settings, data, cancellation);
            int files = new BalancedCopyWriter(settings, data, plan, staged.Partial).Write(cancellation);
            staged.Finish();
            return new BalancedCopy(folder, plan, files);
        });
    }
}
