using Ballast.Resampling;

namespace Ballast.Detection;

/// <summary>The words that name parts in folders and files of datasets.</summary>
internal static class PartWords
{
    /// <summary>The word that Ballast writes.</summary>
    internal static string Of(SplitPart part) => part switch
    {
        SplitPart.Train => "train",
        SplitPart.Validation => "val",
        _ => "test",
    };

    /// <summary>The part that a word means; null when it means none.</summary>
    internal static SplitPart? Find(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[16];
        if (word.Length is 0 or > 16) return null;
        word.ToLowerInvariant(lower);
        return lower[..word.Length] switch
        {
            "train" or "training" or "trn" => SplitPart.Train,
            "val" or "valid" or "validation" or "dev" => SplitPart.Validation,
            "test" or "testing" => SplitPart.Test,
            _ => null,
        };
    }

    /// <summary>The part that a path speaks of: in the words of its last name first, then of its folders, from the last to the first.</summary>
    internal static SplitPart? InPath(string path)
    {
        string[] names = path.Split('/');
        for (int i = names.Length - 1; i >= 0; i--)
            foreach (string word in Words(names[i]))
                if (Find(word) is { } part)
                    return part;
        return null;
    }

    /// <summary>Runs of letters: <c>instances_train2017.json</c> has instances, train and json.</summary>
    private static IEnumerable<string> Words(string name)
    {
        int start = 0;
        for (int i = 0; i <= name.Length; i++)
        {
            if (i < name.Length && char.IsAsciiLetter(name[i])) continue;
            if (i > start) yield return name[start..i];
            start = i + 1;
        }
    }
}
