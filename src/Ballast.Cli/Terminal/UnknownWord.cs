using System.CommandLine;

namespace Ballast.Cli;

/// <summary>What to say about a word that a command does not know.</summary>
internal static class UnknownWord
{
    public static string Explain(string word, Command command)
    {
        bool option = word.StartsWith('-');
        IEnumerable<string> known = option ? command.Options.Select(each => each.Name) : command.Subcommands.Select(each => each.Name);
        string? nearest = known.Where(name => Alike(name, word)).MaxBy(name => SharedStart(name, word));
        string what = option ? "option" : command is RootCommand ? "command" : "argument";
        string hint = nearest is null ? "" : $" Did you mean '{nearest}'?";
        return $"There is no {what} '{word}'.{hint}";
    }

    private static bool Alike(string known, string word) => SharedStart(known, word) >= Math.Min(known.Length, word.Length) / 2.0;

    private static int SharedStart(string a, string b)
    {
        int shared = 0;
        while (shared < a.Length && shared < b.Length && a[shared] == b[shared]) shared++;
        return shared;
    }
}
