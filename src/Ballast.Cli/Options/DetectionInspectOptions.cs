using System.CommandLine;

namespace Ballast.Cli;

/// <summary>The options of <c>ballast inspect</c> on a detection dataset.</summary>
internal sealed class DetectionInspectOptions
{
    private readonly Option<string?> html = new("--html") { Description = "Detection: write a page with charts and pictures.", HelpName = "FILE" };
    private readonly Option<string?> sliceRange = new("--slice-range") { Description = "Detection: write where in their volumes slices with objects lie, as a trainer's --slice-range reads it.", HelpName = "FILE" };
    private readonly Option<string?> classes = new("--classes") { Description = "Detection: what is left, and lost, when only these classes are kept.", HelpName = "A,B" };
    private readonly GroupOptions groups = new();

    public IEnumerable<Option> All => [html, sliceRange, classes, .. groups.All];

    public DetectionInspectWishes Read(ParseResult parsed) => new()
    {
        HtmlFile = parsed.GetValue(html),
        SliceRangeFile = parsed.GetValue(sliceRange),
        Classes = parsed.GetValue(classes)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
        Groups = groups.Read(parsed) ?? Detection.GroupRule.AfterFirstHyphen,
    };
}
