using System.Reflection;

namespace Ballast.Conventions;

/// <summary>The checkout that this test assembly was built from.</summary>
internal static class Repository
{
    private static readonly string[] Areas = ["src", "tests", "bench", "samples"];

    public static string Root { get; } = Metadata("RepositoryRoot");

    public static IReadOnlyList<SourceFile> Sources { get; } =
        [.. Files("*.cs").Select(path => new SourceFile(path, File.ReadAllText(FullPath(path))))];

    /// <summary>The sources of the product, without tests and benchmarks.</summary>
    public static IEnumerable<SourceFile> ProductSources => Sources.Where(source => source.Area == "src");

    public static IReadOnlyList<ProjectFile> Projects { get; } = [.. Files("*.csproj").Select(path => new ProjectFile(path, Read(path)))];

    public static string FullPath(string relative) => Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(FullPath(relative));

    public static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;

    /// <summary>Files under the areas that hold code, as relative paths with forward slashes, in ordinal order.</summary>
    public static IEnumerable<string> Files(string pattern) => Areas
        .Select(FullPath)
        .Where(Directory.Exists)
        .SelectMany(area => Directory.EnumerateFiles(area, pattern, SearchOption.AllDirectories))
        .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);
}
