using System.Security.Cryptography;
using System.Text;

namespace Ballast.Experiments;

/// <summary>A recipe as part of a folder's name: short, and of letters that every file system takes.</summary>
internal static class RecipeSlug
{
    private const int Longest = 48, HashDigits = 8;

    public static string Of(string recipe)
    {
        var slug = new StringBuilder(recipe.Length);
        foreach (char letter in recipe)
        {
            if (letter is '=' or ')') continue;
            slug.Append(char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-' ? letter : '-');
        }

        string name = slug.ToString();
        if (name.Length <= Longest) return name;
        // What is cut off still tells two recipes apart.
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(recipe)))[..HashDigits];
        return $"{name[..(Longest - HashDigits - 1)]}-{hash}";
    }
}
