using Ballast.Core;

namespace Ballast.Cli;

/// <summary>The cases of an enumeration as words of the command line: <c>MostFrequent</c> is <c>most-frequent</c>.</summary>
internal static class Words
{
    public static IReadOnlyList<string> Of<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(Kebab)];

    public static T Parse<T>(string subject, string word)
        where T : struct, Enum
    {
        IReadOnlyList<string> known = Of<T>();
        string wanted = word.Replace('_', '-').ToLowerInvariant();
        for (int i = 0; i < known.Count; i++)
            if (known[i] == wanted)
                return Enum.GetValues<T>()[i];
        throw new BallastException($"There is no {subject} '{word}'. Did you mean '{NearestName.Of(wanted, known)}'? Choices: {string.Join(", ", known)}.");
    }

    private static string Kebab(string name) =>
        string.Concat(name.Select((letter, at) => at > 0 && char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
