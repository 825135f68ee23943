using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Experiments;

/// <summary>An image file that was given by itself or with its folder.</summary>
/// <param name="Name">What to call it: the path as it was given, or the folder's with the place below it; forward slashes.</param>
/// <param name="Path">Where it is.</param>
internal sealed record GivenImage(string Name, string Path)
{
    private static readonly HashSet<string> Endings = new(StringComparer.OrdinalIgnoreCase) { ".jpg", ".jpeg", ".png", ".bmp", ".webp", ".tif", ".tiff" };

    /// <summary>The images of some paths: files as they stand, folders with all below them in ordinal order, hidden entries left out, each file once.</summary>
    public static (ImmutableArray<GivenImage> Images, ImmutableArray<DataProblem> Missing) Find(ImmutableArray<string> paths)
    {
        var images = ImmutableArray.CreateBuilder<GivenImage>();
        var missing = ImmutableArray.CreateBuilder<DataProblem>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            if (File.Exists(path)) Add(new GivenImage(Slashes(path), path));
            else if (Directory.Exists(path)) Below(path).ForEach(Add);
            else missing.Add(new DataProblem(Slashes(path), "missing", "There is no such file or folder."));
        }

        if (images.Count == 0)
            throw new BallastException($"There is no image at {string.Join(", ", paths.Select(path => $"'{path}'"))}. Give image files ({string.Join(", ", Endings.Order(StringComparer.Ordinal).Select(ending => ending[1..]))}) or folders that hold some.");
        return (images.ToImmutable(), missing.ToImmutable());

        void Add(GivenImage image)
        {
            if (known.Add(System.IO.Path.GetFullPath(image.Path))) images.Add(image);
        }
    }

    private static List<GivenImage> Below(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };
        List<GivenImage> found = [];
        foreach (string path in Directory.EnumerateFiles(folder, "*", options))
        {
            string below = Slashes(System.IO.Path.GetRelativePath(folder, path));
            if (Endings.Contains(System.IO.Path.GetExtension(path)) && !below.Split('/').Any(part => part.StartsWith('.')))
                found.Add(new GivenImage($"{Slashes(folder).TrimEnd('/')}/{below}", path));
        }

        found.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return found;
    }

    private static string Slashes(string path) => path.Replace(System.IO.Path.DirectorySeparatorChar, '/');
}
