using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Experiments;

/// <summary>Reads a folder of images and checks every file.</summary>
public static class DataPreparation
{
    /// <summary>Reads the dataset of a run.</summary>
    /// <param name="settings">The folder, the group column and the limit.</param>
    /// <param name="progress">Told how many files are done; may be null.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="BallastException">There is no dataset at the path.</exception>
    public static PreparedDataset Read(RunSettings settings, IProgress<(int Done, int Total)>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var options = new ImageFolderOptions { GroupColumn = settings.Data.GroupColumn, Limit = settings.Data.Limit, LimitSeed = settings.Seed };
        ImageDataset dataset = ImageFolder.Read(settings.DatasetPath, options, progress, cancellation);
        return new PreparedDataset(dataset, Notes(dataset));
    }

    private static ImmutableArray<string> Notes(ImageDataset dataset)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        notes.AddRange(dataset.Notes);
        if (dataset.Problems.Length > 0)
            notes.Add($"{dataset.Problems.Length} files were left out; {RunFolder.DataProblems} names each one and why.");
        if (dataset.GroupColumn is null)
            notes.Add("No group column was found: photos of one leaf, patient or volume may stand in two parts. Name one with --group-column if there is one.");
        return notes.ToImmutable();
    }
}
