namespace Ballast.Core;

/// <summary>Finds the known name that a mistyped one most likely means.</summary>
public static class NearestName
{
    /// <summary>
    /// The shortest known name that begins with the given one; without such the one with the smallest edit distance (letters put in, taken out or changed; Levenshtein
    /// 1966); the first of several.
    /// </summary>
    /// <param name="name">The name that is not known.</param>
    /// <param name="known">The known names; one or more.</param>
    public static string Of(string name, IEnumerable<string> known)
    {
        string[] candidates = [.. known];
        return candidates.Where(candidate => name.Length > 0 && candidate.StartsWith(name, StringComparison.Ordinal)).MinBy(candidate => candidate.Length)
            ?? candidates.MinBy(candidate => Distance(candidate, name))
            ?? throw new ArgumentException("There is no known name.", nameof(known));
    }

    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
