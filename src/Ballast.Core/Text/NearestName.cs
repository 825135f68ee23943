namespace Ballast.Core;

/// <summary>Finds the known name that a mistyped one most likely means.</summary>
public static class NearestName
{
    /// <summary>
    /// The known name with a beginning that takes the fewest edits (letters put in, taken out or changed; Levenshtein 1966); of several the one that takes the fewest as a
    /// whole, and of these the first.
    /// </summary>
    /// <param name="name">The name that is not known.</param>
    /// <param name="known">The known names; one or more.</param>
    public static string Of(string name, IEnumerable<string> known)
    {
        string[] candidates = [.. known];
        return candidates.MinBy(candidate => Distance(candidate, name)) ?? throw new ArgumentException("There is no known name.", nameof(known));
    }

    /// <summary>The edits from the name to the candidate's nearest beginning, and to all of it.</summary>
    private static (int Beginning, int Whole) Distance(string candidate, string name)
    {
        int[] row = [.. Enumerable.Range(0, name.Length + 1)];
        int beginning = name.Length;
        for (int i = 1; i <= candidate.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= name.Length; j++)
            {
                int change = diagonal + (candidate[i - 1] == name[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }

            beginning = Math.Min(beginning, row[name.Length]);
        }

        return (beginning, row[name.Length]);
    }
}
