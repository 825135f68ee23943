using System.CommandLine;
using Ballast.Core;
using Ballast.Detection;

namespace Ballast.Cli;

/// <summary>The options that say which images belong together.</summary>
internal sealed class GroupOptions
{
    private readonly Option<string?> regex = new("--group-regex") { Description = "Regular expression that finds the volume in a file name (its group 'group', else its first). Default: all after the first '-'.", HelpName = "REGEX" };
    private readonly Option<string?> map = new("--group-map") { Description = "CSV file with columns file and group, in place of a pattern.", HelpName = "FILE" };

    public IEnumerable<Option> All => [regex, map];

    /// <summary>The rule that was asked for; null where none was.</summary>
    public GroupRule? Read(ParseResult parsed) => (parsed.GetValue(regex), parsed.GetValue(map)) switch
    {
        (null, null) => null,
        ({ } pattern, null) => GroupRule.Matching(pattern),
        (null, { } file) => GroupRule.Listed(file),
        _ => throw new BallastException("--group-regex and --group-map both say how images are grouped. Give one of them."),
    };
}
