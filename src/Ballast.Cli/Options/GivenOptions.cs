using System.CommandLine;
using Ballast.Core;

namespace Ballast.Cli;

/// <summary>Refuses options that were given and would do nothing.</summary>
internal static class GivenOptions
{
    public static void Refuse(ParseResult parsed, IEnumerable<Option> options, string because, string otherwise = "name another source")
    {
        foreach (Option option in options)
            if (parsed.GetResult(option) is { Implicit: false })
                throw new BallastException($"{option.Name} does not apply: {because}. Leave the option out, or {otherwise}.");
    }
}
