using System.Text;

namespace Ballast.Core;

/// <summary>What is left of a name without case, punctuation and British letters, so that spellings of one name can be compared.</summary>
public static class BareName
{
    /// <summary>The letters and digits of a name in lower case, with <c>neighbor</c> for <c>neighbour</c>.</summary>
    /// <param name="name">The name, in any spelling.</param>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var bare = new StringBuilder(name.Length);
        foreach (char letter in name)
            if (char.IsLetterOrDigit(letter))
                bare.Append(char.ToLowerInvariant(letter));
        return bare.Replace("neighbour", "neighbor").ToString();
    }
}
