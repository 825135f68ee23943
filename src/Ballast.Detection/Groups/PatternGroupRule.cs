using System.Text.RegularExpressions;
using Ballast.Core;

namespace Ballast.Detection;

/// <summary>A regular expression over the name without its ending.</summary>
internal sealed record PatternGroupRule : GroupRule
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    private readonly Regex expression;

    internal PatternGroupRule(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        try
        {
            expression = new Regex(pattern, RegexOptions.CultureInvariant, Patience);
        }
        catch (ArgumentException cause)
        {
            throw new BallastException($"The group pattern '{pattern}' is no regular expression: {cause.Message}", innerException: cause);
        }
    }

    internal override string Of(string file)
    {
        Match match;
        try
        {
            match = expression.Match(StemOf(file));
        }
        catch (RegexMatchTimeoutException cause)
        {
            throw new BallastException($"{file}: the group pattern '{expression}' takes more than {Patience.TotalMilliseconds} ms for this name. Write it without nested repetitions.", innerException: cause);
        }

        if (!match.Success || GroupIn(match) is not { Length: > 0 } group)
            throw new BallastException($"{file}: the group pattern '{expression}' finds no group in '{StemOf(file)}'. Widen the pattern or name the groups in a map file.");
        return group;
    }

    private static string GroupIn(Match match)
    {
        Group named = match.Groups["group"];
        if (named.Success) return named.Value;
        return match.Groups.Count > 1 ? match.Groups[1].Value : match.Value;
    }
}
