using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>Keeps reading within a dataset's folder.</summary>
internal static class FolderBounds
{
    /// <summary>Refuses a file that is a link out of the folder.</summary>
    /// <exception cref="BallastException">It leads out.</exception>
    internal static void RequireInside(string root, string path)
    {
        if (!IsWithin(RealPath.Of(root), RealPath.Of(path)))
            throw new BallastException($"{path}: is a link that leads out of the dataset's folder. Put the file itself there.");
    }

    /// <summary>Whether a path is a folder or lies below it; both without links.</summary>
    internal static bool IsWithin(string folder, string path) =>
        path.Equals(folder, StringComparison.Ordinal) || path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
