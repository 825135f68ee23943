using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Vision;

/// <summary>Where the classes of a folder are: at the folder itself or in its <c>images</c>, below train, val and test folders or not.</summary>
internal sealed class FolderLayout
{
    private static readonly Dictionary<string, SplitPart> PartNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["train"] = SplitPart.Train,
        ["training"] = SplitPart.Train,
        ["val"] = SplitPart.Validation,
        ["valid"] = SplitPart.Validation,
        ["validation"] = SplitPart.Validation,
        ["test"] = SplitPart.Test,
        ["testing"] = SplitPart.Test,
    };

    private readonly Dictionary<string, SplitPart>? parts;

    private FolderLayout(Dictionary<string, SplitPart>? parts)
    {
        this.parts = parts;
    }

    /// <summary>The folder that holds the class or part folders.</summary>
    /// <exception cref="BallastException">There is no such folder.</exception>
    internal static string RootOf(string path)
    {
        if (File.Exists(path)) throw new BallastException($"{path}: this is a file. Name the folder that holds one folder of images per class.");
        if (!Directory.Exists(path)) throw new BallastException($"{path}: there is no such folder.");
        string images = Path.Join(path, "images");
        try
        {
            return Directory.Exists(images) && Directory.EnumerateDirectories(images).Any(folder => !FolderWalk.IsHidden(Path.GetFileName(folder))) ? images : path;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BallastException($"{path}: cannot be read: {cause.Message}", innerException: cause);
        }
    }

    /// <summary>Looks whether the top folders are the parts of a split.</summary>
    /// <exception cref="BallastException">A part stands twice, in two spellings.</exception>
    internal static FolderLayout Of(FolderWalk walk, string root)
    {
        string[] top = [.. walk.Folders.Where(folder => !folder.Contains('/', StringComparison.Ordinal))];
        string[] named = [.. top.Where(PartNames.ContainsKey)];
        bool train = named.Any(name => PartNames[name] == SplitPart.Train);
        bool judged = named.Any(name => PartNames[name] != SplitPart.Train);
        if (!train || (!judged && top.Length > 1)) return new FolderLayout(null);
        foreach (IGrouping<SplitPart, string> spellings in named.GroupBy(name => PartNames[name]))
            if (spellings.Count() > 1)
                throw new BallastException($"{root}: the folders {string.Join(" and ", spellings)} name the same part of the split. Keep one of them.");
        return new FolderLayout(named.ToDictionary(name => name, name => PartNames[name], StringComparer.Ordinal));
    }

    /// <summary>The class and part of a file; null when it lies outside every class folder.</summary>
    internal (string ClassName, SplitPart? Part)? PlaceOf(string file)
    {
        string[] steps = file.Split('/');
        if (parts is null) return steps.Length < 2 ? null : (steps[0], null);
        return steps.Length < 3 || !parts.TryGetValue(steps[0], out SplitPart part) ? null : (steps[1], part);
    }

    /// <summary>The names of the class folders.</summary>
    internal IEnumerable<string> ClassesOf(FolderWalk walk) =>
        walk.Folders.Where(folder => folder.Count(c => c == '/') == (parts is null ? 0 : 1))
            .Select(folder => PlaceOf(folder + "/x")?.ClassName)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
}
