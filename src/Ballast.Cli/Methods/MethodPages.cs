using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Ballast.Core;

namespace Ballast.Cli;

/// <summary>The pages of docs/methods, which the program carries with it, in the order of their index.</summary>
internal static partial class MethodPages
{
    private const int Suggested = 3;

    public static ImmutableArray<MethodPage> All { get; } = ReadIndex();

    /// <summary>The page that a name means, in any spelling.</summary>
    public static MethodPage Find(string name)
    {
        string bare = BareName.Of(name), meant = MethodNames.Meant(bare);
        foreach (MethodPage page in All)
            if (BareName.Of(page.Name) is var own && (own == meant || own + "s" == meant || own == meant + "s" || BareName.Of(page.Title) == bare))
                return page;
        throw new BallastException($"There is no method '{name}'. Did you mean {string.Join(" or ", Nearest(name))}? 'ballast explain' lists all.");
    }

    private static List<string> Nearest(string name)
    {
        List<string> left = [.. All.Select(page => page.Name)], nearest = [];
        string typed = name.ToLowerInvariant().Replace('-', '_').Replace(' ', '_');
        for (int i = 0; i < Suggested; i++)
        {
            string next = NearestName.Of(typed, left);
            left.Remove(next);
            nearest.Add($"'{next}'");
        }

        return nearest;
    }

    private static ImmutableArray<MethodPage> ReadIndex()
    {
        ImmutableArray<MethodPage>.Builder pages = ImmutableArray.CreateBuilder<MethodPage>();
        string kind = "";
        foreach (string line in Read("README").Split('\n'))
        {
            if (line.StartsWith("### ", StringComparison.Ordinal)) kind = line[4..];
            else if (Row.Match(line) is { Success: true } row)
                pages.Add(new MethodPage(row.Groups["name"].Value, kind, row.Groups["summary"].Value, Read(row.Groups["name"].Value)));
        }

        return pages.ToImmutable();
    }

    private static string Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"methods/{name}.md")
            ?? throw new InvalidOperationException($"The program carries no page {name}.md.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^\| \[(?<name>[a-z0-9_]+)\]\(\k<name>\.md\) \| (?<summary>.*) \|$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Row { get; }
}
