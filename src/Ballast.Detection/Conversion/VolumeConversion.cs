using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Detection;

/// <summary>Makes a YOLO dataset of volumes and their annotations: slices as PNG files, label lines, parts by volume, a report in which every row is accounted for.</summary>
/// <remarks>
/// The folder appears when it is complete, or not at all; appending builds the whole folder anew beside the old one (its files become second names of the same files
/// where the disk allows it) and replaces it by a rename. A volume that cannot be read is named in the report and left out.
/// </remarks>
public static class VolumeConversion
{
    /// <summary>Converts.</summary>
    /// <param name="request">What is converted.</param>
    /// <param name="output">The folder of the dataset.</param>
    /// <param name="progress">Told how many volumes are done; default none.</param>
    /// <param name="cancellation">Ends the work and leaves everything as it was.</param>
    /// <returns>The report of the whole dataset. Nothing is written when every volume is in it already.</returns>
    /// <exception cref="BallastException">The folder is taken, or cannot be written; two volumes have one name; no volume can be read.</exception>
    public static ConversionReport Run(ConversionRequest request, string output, IProgress<(int Done, int Total)>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(output);
        RequireDistinct(request.Volumes);
        if (request.Mode == ConversionMode.Append) StagingFolder.Restore(output);
        ConversionReport? known = request.Mode == ConversionMode.Append ? ConversionReport.Read(output) : null;
        if (known is null && request.Mode == ConversionMode.Append) RequireNothingThere(output);
        ImmutableArray<VolumeEntry> fresh = [.. request.Volumes.Where(volume => known?.Volumes.GetValueOrDefault(volume.Name)?.Split is null).OrderBy(volume => volume.Name, StringComparer.Ordinal)];
        if (known is not null && fresh.IsEmpty) return known;
        if (fresh.IsEmpty) throw new BallastException("There is no volume to convert. Name a folder that holds DICOM, NIfTI or HDF5 volumes.");
        var classes = ClassNames.InGivenOrder([.. known?.Classes ?? [], .. request.Labels.Classes.Except(known?.Classes ?? [], StringComparer.Ordinal)]);
        using StagingFolder staged = StagingFolder.Begin(output, known is null ? ExistingFolder.Refuse : ExistingFolder.Replace);
        return WriteFailure.Named(staged.Target, () => new VolumeConversionRun(request, fresh, classes, staged).Run(known, progress, cancellation));
    }

    private static void RequireNothingThere(string output)
    {
        if (!Directory.Exists(output) || !Directory.EnumerateFileSystemEntries(output).Any()) return;
        throw new BallastException($"{output}: has no {ConversionReport.FileName}, so nobody can tell which volumes are in it, and none can be added. Name a dataset that a conversion of volumes made, or a new folder.");
    }

    private static void RequireDistinct(ImmutableArray<VolumeEntry> volumes)
    {
        string? twice = volumes.GroupBy(volume => volume.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any())?.Key;
        if (twice is not null) throw new BallastException($"Two volumes are called '{twice}', so their slices would have the same names. Rename one of them.");
    }
}
