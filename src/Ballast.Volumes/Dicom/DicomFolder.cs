using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Volumes;

/// <summary>The series of DICOM files below a folder, and the files that belong to none.</summary>
public sealed class DicomFolder
{
    private DicomFolder(ImmutableArray<DicomSeries> series, ImmutableArray<ImageProblem> problems)
    {
        (Series, Problems) = (series, problems);
    }

    /// <summary>The series, in the order of their folders, then of their identifiers.</summary>
    public ImmutableArray<DicomSeries> Series { get; }

    /// <summary>The files that were left out, and why, in the order of their paths.</summary>
    public ImmutableArray<ImageProblem> Problems { get; }

    /// <summary>Reads the headers of all files below a folder and puts them together: those of one folder and one SeriesInstanceUID are a series.</summary>
    /// <param name="folder">The folder. Links that lead out of it are not followed.</param>
    /// <param name="options">How it is read; by default all processors help.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="BallastException">The folder does not exist.</exception>
    public static DicomFolder Read(string folder, DicomFolderOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Directory.Exists(folder)) throw new BallastException($"{folder}: there is no such folder. Give the folder that holds DICOM files.");
        FolderWalk walk = FolderWalk.Below(folder);
        var problems = new List<ImageProblem>(walk.Problems);
        var read = new DicomFile?[walk.Files.Count];
        var defects = new ImageProblem?[walk.Files.Count];
        string inside = RealPath.Of(folder);
        InParallel.For(read.Length, (options ?? new DicomFolderOptions()).Threads, i => (read[i], defects[i]) = Open(walk.Files[i], inside), cancellation);
        problems.AddRange(defects.OfType<ImageProblem>());
        var members = new List<DicomMember>();
        for (int i = 0; i < read.Length; i++)
            if (read[i] is { } file) members.Add(new DicomMember(walk.Files[i].File, file));
        ImmutableArray<DicomSeries> series = DicomGrouping.Of(folder, members, problems);
        return new DicomFolder(series, [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal)]);
    }

    private static (DicomFile? File, ImageProblem? Problem) Open(WalkedFile walked, string inside)
    {
        try
        {
            if (!IsInside(walked.FullPath, inside)) throw new ImageDefectException(ImageProblemKind.Unreadable, "The file is a link that leads out of the folder.");
            DicomFile file = DicomFile.Open(walked.FullPath);
            file.CheckImage();
            return (file, null);
        }
        catch (ImageDefectException defect)
        {
            return (null, new ImageProblem(walked.File, defect.Kind, defect.Message));
        }
    }

    private static bool IsInside(string path, string folder) => RealPath.Of(path).StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
