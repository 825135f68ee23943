using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;
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
        ImageDataset dataset = ImageFolder.Read(settings.DatasetPath, new ImageFolderOptions { GroupColumn = settings.Data.GroupColumn }, progress, cancellation);
        return new PreparedDataset(Limited(dataset, settings.Data.Limit, settings.Seed), Notes(dataset));
    }

    private static ImageDataset Limited(ImageDataset dataset, int? limit, uint seed) => limit is not { } count || count >= dataset.Samples.Length
        ? dataset
        : dataset.Take(StratifiedSubsample.Take([.. dataset.Labels], SampleGroups.Of(dataset).AsSpan(), count, seed).AsSpan());

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
