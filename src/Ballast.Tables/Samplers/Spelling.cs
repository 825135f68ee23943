using System.Text;

namespace Ballast.Tables;

/// <summary>Names of types and properties as a command line writes them.</summary>
internal static class Spelling
{
    /// <summary><c>RandomOverSampler</c> as <c>random_over_sampler</c>.</summary>
    public static string Snake(string name) => Joined(name, '_');

    /// <summary><c>SmallClass</c> as <c>small-class</c>.</summary>
    public static string Kebab(string name) => Joined(name, '-');

    /// <summary>What is left of a name without case, punctuation and British letters: two spellings of one name are equal.</summary>
    public static string Bare(string name)
    {
        var bare = new StringBuilder(name.Length);
        foreach (char letter in name)
            if (char.IsLetterOrDigit(letter))
                bare.Append(char.ToLowerInvariant(letter));
        return bare.Replace("neighbour", "neighbor").ToString();
    }

    private static string Joined(string name, char separator)
    {
        var joined = new StringBuilder(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])))) joined.Append(separator);
            joined.Append(char.ToLowerInvariant(name[i]));
        }

        return joined.ToString();
    }
}
