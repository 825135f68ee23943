using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Detection;

/// <summary>The class names that the YAML file of a YOLO folder declares.</summary>
internal static class YoloNames
{
    /// <summary>As many classes as a description may declare.</summary>
    internal const int MostClasses = 100_000;

    private static readonly ImmutableArray<string> FileNames = ["dataset.yaml", "data.yaml", "dataset.yml", "data.yml"];

    /// <summary>The names in the order of their labels; empty where there is no such file.</summary>
    /// <exception cref="BallastException">The file is no description of a dataset, or a link out of the folder.</exception>
    internal static ImmutableArray<string> Read(string root)
    {
        string? path = FileNames.Select(name => Path.Join(root, name)).FirstOrDefault(File.Exists);
        if (path is null) return [];
        FolderBounds.RequireInside(root, path);
        return [.. YoloDescription.Read(path).Classes];
    }
}
