using System.Text;

namespace Ballast.Tables;

/// <summary>Names of types and properties as a command line writes them.</summary>
internal static class Spelling
{
    /// <summary><c>RandomOverSampler</c> as <c>random_over_sampler</c>.</summary>
    public static string Snake(string name) => Joined(name, '_');

    /// <summary><c>SmallClass</c> as <c>small-class</c>.</summary>
    public static string Kebab(string name) => Joined(name, '-');

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
