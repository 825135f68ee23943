using Ballast.Core;

namespace Ballast.Detection;

/// <summary>The names beside a folder that grows.</summary>
internal sealed record StagingNames(string Parent, string Name)
{
    internal string Target => Path.Join(Parent, Name);

    internal string Partial => Path.Join(Parent, $".{Name}.ballast-partial");

    internal string Replaced => Path.Join(Parent, $".{Name}.ballast-replaced");

    internal string Lock => Path.Join(Parent, $".{Name}.ballast-lock");

    internal static StagingNames Of(string target)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        string name = Path.GetFileName(full), parent = Path.GetDirectoryName(full) ?? "";
        if (name.Length == 0 || parent.Length == 0) throw new BallastException($"A dataset cannot be written to '{target}', the root of a disk. Name a new folder below it.");
        return new StagingNames(parent, name);
    }
}
