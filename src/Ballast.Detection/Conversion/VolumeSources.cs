using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Vision;
using Ballast.Volumes;

namespace Ballast.Detection;

/// <summary>Finds the volumes below a folder: DICOM series, NIfTI and HDF5 files.</summary>
public static class VolumeSources
{
    private static readonly string[] FileEndings = [".h5", ".hdf5", ".hdf", ".mnc", ".nii", ".nii.gz"];

    /// <summary>Lists the volumes. HDF5 and NIfTI files are opened when they are converted, DICOM files are grouped to series by their headers.</summary>
    /// <param name="folder">The folder, or one file.</param>
    /// <param name="options">What to read of each format.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>The volumes in ordinal order of their names, and files that cannot be read, with the reason.</returns>
    /// <exception cref="BallastException">There is no such folder or file, or no volume in it.</exception>
    public static (ImmutableArray<VolumeEntry> Volumes, ImmutableArray<ImageProblem> Problems) Find(string folder, VolumeFileOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        options ??= new VolumeFileOptions();
        if (File.Exists(folder)) return ([new VolumeEntry(VolumeFile.NameOf(folder), () => VolumeFile.Open(folder, options))], []);
        if (!Directory.Exists(folder)) throw new BallastException($"Volumes not found: {folder}. Name a folder of DICOM, NIfTI or HDF5 files.");
        FolderWalk walk = FolderWalk.Below(folder, LinkReach.WithinFolder);
        WalkedFile[] single = [.. walk.Files.Where(file => FileEndings.Any(ending => file.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))];
        var entries = single.Select(file => new VolumeEntry(VolumeFile.NameOf(file.FullPath), () => VolumeFile.Open(file.FullPath, options))).ToList();
        ImmutableArray<ImageProblem> problems = [.. walk.Problems];
        if (single.Length < walk.Files.Count)
        {
            DicomFolder dicom = DicomFolder.Read(folder, cancellation: cancellation);
            entries.AddRange(dicom.Series.Select(series => new VolumeEntry(series.Name, () => series)));
            HashSet<string> opened = [.. single.Select(file => file.File)];
            problems = problems.AddRange(dicom.Problems.Where(problem => !opened.Contains(problem.File)));
        }

        if (entries.Count == 0) throw new BallastException($"{folder}: holds no DICOM series and no NIfTI or HDF5 file. Name the folder of the volumes.");
        return ([.. entries.OrderBy(entry => entry.Name, StringComparer.Ordinal)], problems);
    }
}
