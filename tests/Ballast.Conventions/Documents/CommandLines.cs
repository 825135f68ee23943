namespace Ballast.Conventions;

/// <summary>The commands that a document tells a person to type: the lines of its <c>```sh</c> blocks.</summary>
internal static class CommandLines
{
    private static readonly string[] Programs = ["./ballast", "./test", "dotnet", "git", "build/accept-public-api", ".ci/run", "cd"];

    /// <summary>Each command with its line; comments, blank lines and continuation lines are no commands of their own.</summary>
    public static IEnumerable<(int Line, string Command)> Of(string markdown)
    {
        bool inside = false, continued = false;
        int number = 0;
        foreach (string line in markdown.Split('\n'))
        {
            number++;
            string text = line.Trim();
            if (text.StartsWith("```", StringComparison.Ordinal))
            {
                inside = text == "```sh";
                continue;
            }

            if (inside && !continued && text.Length > 0 && text[0] != '#') yield return (number, text);
            continued = text.EndsWith('\\');
        }
    }

    /// <summary>Commands whose program is not one of ours or of the two tools a contributor has, or is not there.</summary>
    public static IEnumerable<Violation> Unknown(string path, string markdown, Func<string, bool> exists) =>
        from command in Of(markdown)
        let program = command.Command.Split(' ')[0]
        where !Programs.Contains(program) || (program.Contains('/') && !exists(program))
        select new Violation(path, command.Line, command.Command);

    /// <summary>Blocks of commands with another label than <c>sh</c> would escape the check.</summary>
    public static IEnumerable<Violation> Mislabelled(string path, string markdown) => markdown.Split('\n')
        .Select((line, index) => (Text: line.Trim(), Line: index + 1))
        .Where(line => line.Text is "```bash" or "```shell" or "```console")
        .Select(line => new Violation(path, line.Line, line.Text));
}
