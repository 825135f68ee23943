using System.Globalization;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Tables;

/// <summary>Reads a target as a command line writes it: a word, a share, counts of classes, or classes.</summary>
internal static class TargetText
{
    private static readonly (string Word, SamplingTarget Target)[] Words =
    [
        ("auto", SamplingTarget.Auto), ("minority", SamplingTarget.Minority), ("majority", SamplingTarget.Majority),
        ("not-minority", SamplingTarget.NotMinority), ("not-majority", SamplingTarget.NotMajority), ("all", SamplingTarget.All),
    ];

    public static SamplingTarget Parse(string text, ClassNames classes)
    {
        text = text.Trim();
        string bare = BareName.Of(text);
        foreach ((string word, SamplingTarget target) in Words)
            if (BareName.Of(word) == bare)
                return target;
        if (text.Contains('=')) return Counts(text, classes);
        if (!text.Contains(',') && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double share)
            && (share is > 0 and <= 1 || classes.LabelOf(text) < 0))
            return SamplingTarget.ShareOfMajority(share);
        string[] names = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 1 && classes.LabelOf(names[0]) < 0)
            throw new BallastException(
                $"There is no target '{text}'. Use {string.Join(", ", Words.Select(each => each.Word))}, a share such as 0.5, counts such as \"{classes[0]}=100\", "
                + $"or for cleaning methods classes such as \"{classes[0]}\". The classes are {Listed(classes)}.");
        if (names.Length == 0) throw new BallastException("The target is empty. Leave --target out for auto.");
        return SamplingTarget.Classes([.. names.Select(name => Label(name, classes))]);
    }

    private static SamplingTarget Counts(string text, ClassNames classes)
    {
        var counts = new Dictionary<int, int>();
        foreach (string item in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = item.LastIndexOf('=');
            string name = equals < 0 ? item : item[..equals].Trim();
            if (equals < 0 || !int.TryParse(item[(equals + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int count))
                throw new BallastException($"The target names '{item}', which is no class with a count. Write \"{classes[0]}=100\", several with commas.");
            if (!counts.TryAdd(Label(name, classes), count)) throw new BallastException($"The target names class '{name}' twice. Give it one count.");
        }

        return SamplingTarget.Counts(counts);
    }

    private static int Label(string name, ClassNames classes)
    {
        int label = classes.LabelOf(name);
        return label >= 0
            ? label
            : throw new BallastException($"The target names class '{name}', which is not there. Did you mean '{NearestName.Of(name, classes)}'? The classes are {Listed(classes)}.");
    }

    private static string Listed(ClassNames classes) => string.Join(", ", classes.Take(20)) + (classes.Count > 20 ? ", …" : "");
}
