using System.Xml;
using System.Xml.Linq;

namespace Ballast.Conventions;

/// <summary>A project and what it refers to.</summary>
internal sealed class ProjectFile(string path, string text)
{
    private readonly XElement root = XElement.Parse(text, LoadOptions.SetLineInfo);

    public string Path { get; } = path;

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Area => Path.Split('/')[0];

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public bool IsProgram => root.Descendants("OutputType").Any(type => type.Value == "Exe");

    /// <summary>The names of the projects it refers to, with the line.</summary>
    public IEnumerable<(string Name, int Line)> Projects => Items("ProjectReference")
        .Select(item => (System.IO.Path.GetFileNameWithoutExtension(item.Attribute("Include")!.Value.Replace('\\', '/')), LineOf(item)));

    public IEnumerable<(string Name, int Line)> Packages => Items("PackageReference").Select(item => (item.Attribute("Include")?.Value ?? "", LineOf(item)));

    /// <summary>Versions belong to Directory.Packages.props.</summary>
    public IEnumerable<Violation> OwnVersions => Items("PackageReference")
        .Where(item => item.Attribute("Version") is not null || item.Attribute("VersionOverride") is not null || item.Element("Version") is not null)
        .Select(item => new Violation(Path, LineOf(item), $"{item.Attribute("Include")?.Value} has a version of its own"));

    /// <summary>Warnings that are turned off without a comment right before.</summary>
    public IEnumerable<Violation> SilentSuppressions => root.Descendants()
        .Where(element => element.Name.LocalName is "NoWarn" or "WarningsNotAsErrors" or "TreatWarningsAsErrors" && element.Value != "true")
        .Where(element => element.NodesBeforeSelf().LastOrDefault(node => node is not XText) is not XComment)
        .Select(element => new Violation(Path, LineOf(element), element.ToString()));

    /// <summary>References that the arrows of the rooms do not allow.</summary>
    public IEnumerable<Violation> ForbiddenReferences(RoomMap rooms)
    {
        if (!rooms.MayUse.TryGetValue(Name, out IReadOnlySet<string>? allowed))
        {
            yield return new(Path, 1, $"{Name} is not a room of ARCHITECTURE.md");
            yield break;
        }

        foreach ((string name, int line) in Projects)
            if (!allowed.Contains(name))
                yield return new(Path, line, $"{Name} may not use {name}");
        foreach ((string package, int line) in Packages)
            foreach ((string library, string owner) in rooms.RoomOfLibrary)
                if (owner != Name && (package == library || package.StartsWith(library, StringComparison.Ordinal)))
                    yield return new(Path, line, $"{package} belongs to {owner}");
    }

    private IEnumerable<XElement> Items(string kind) => root.Descendants(kind);

    private static int LineOf(XElement element) => ((IXmlLineInfo)element).LineNumber;
}
