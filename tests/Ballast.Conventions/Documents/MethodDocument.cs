using System.Text.RegularExpressions;

namespace Ballast.Conventions;

/// <summary>A page of docs/methods: its headings, options, programs and commands.</summary>
internal sealed partial record MethodDocument(string Name, string Text)
{
    private const string Folder = "docs/methods";

    public static IReadOnlyList<MethodDocument> All { get; } =
    [
        .. Directory.GetFiles(Repository.FullPath(Folder), "*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Where(name => name != "README").Order(StringComparer.Ordinal)
            .Select(name => new MethodDocument(name, Repository.Read($"{Folder}/{name}.md"))),
    ];

    public static string Index => Repository.Read($"{Folder}/README.md");

    public string File => $"{Folder}/{Name}.md";

    public IEnumerable<string> Headings => Text.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]);

    /// <summary>The names in the tables of the Options section.</summary>
    public IEnumerable<string> Options => Option.Matches(Section("Options")).Select(row => row.Groups["name"].Value);

    /// <summary>The programs of the page, with the line they begin in.</summary>
    public IEnumerable<(int Line, string Code)> Programs => Blocks("csharp");

    /// <summary>The command lines of the page, with their lines.</summary>
    public IEnumerable<(int Line, string Command)> Commands => CommandLines.Of(Text);

    /// <summary>A type's name as pages are named: <c>SmoteNc</c> is smote_nc.</summary>
    public static string NameFor(string type) => Hump.Replace(type, "_").ToLowerInvariant();

    public static string TargetOf(string target) => Repository.FullPath($"{Folder}/{target}");

    private string Section(string heading)
    {
        int start = Text.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        if (start < 0) return "";
        int end = Text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return end < 0 ? Text[start..] : Text[start..end];
    }

    private IEnumerable<(int Line, string Code)> Blocks(string language)
    {
        string[] lines = Text.Split('\n');
        for (int start = 0; start < lines.Length; start++)
        {
            if (lines[start] != "```" + language) continue;
            int end = Array.IndexOf(lines, "```", start + 1);
            yield return (start + 2, string.Join('\n', lines[(start + 1)..end]));
            start = end;
        }
    }

    [GeneratedRegex(@"^\| `(?<name>\w+)` \|", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Option { get; }

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Hump { get; }
}
