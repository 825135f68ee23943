using System.Globalization;

namespace Ballast.Detection;

/// <summary>Reads the lines of a label file: a class and four numbers of a box, perhaps with a confidence behind, or the points of a polygon.</summary>
internal static class YoloLabelFile
{
    /// <summary>The longest file that is read; a line of a box has some forty letters.</summary>
    internal const long LongestBytes = 64 << 20;

    /// <summary>Labels above are taken for a broken line.</summary>
    internal const int HighestLabel = 99_999;

    /// <summary>A file with more broken lines is no label file; the rest of it is not read.</summary>
    private const int MostBrokenLines = 100;

    /// <summary>Reads the text of a file; broken lines are left out and named.</summary>
    internal static List<YoloObject> Parse(string text, string file, List<DetectionFinding> findings)
    {
        var objects = new List<YoloObject>();
        int line = 0, broken = 0;
        foreach (ReadOnlySpan<char> raw in text.AsSpan().EnumerateLines())
        {
            line++;
            ReadOnlySpan<char> content = raw.Trim();
            if (content.IsEmpty) continue;
            if (Object(content, line, out string why) is { } found)
            {
                objects.Add(found);
                continue;
            }

            var place = new SourcePlace(file, line);
            findings.Add(place.Finding(DetectionFindingKind.Malformed, why + " The line was left out."));
            if (++broken < MostBrokenLines) continue;
            findings.Add(place.Finding(DetectionFindingKind.Unreadable, $"{MostBrokenLines} lines are broken; the lines behind this one were left out."));
            break;
        }

        return objects;
    }

    private static YoloObject? Object(ReadOnlySpan<char> content, int line, out string why)
    {
        var numbers = new List<double>(5);
        foreach (Range range in content.SplitAny(' ', '\t'))
        {
            ReadOnlySpan<char> word = content[range].Trim();
            if (word.IsEmpty) continue;
            if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
            {
                why = $"'{Shortened(word)}' is not a number.";
                return null;
            }

            numbers.Add(number);
        }

        bool box = numbers.Count is 5 or 6, polygon = numbers.Count >= 7 && numbers.Count % 2 == 1;
        why = !box && !polygon ? $"{numbers.Count} numbers are neither a box (class x y width height) nor a polygon (class and three points or more)."
            : numbers[0] is < 0 or > HighestLabel || numbers[0] != Math.Floor(numbers[0]) ? string.Create(CultureInfo.InvariantCulture, $"The class {numbers[0]} is not a whole number from 0.")
            : "";
        return why.Length > 0 ? null : new YoloObject(line, (int)numbers[0], [.. numbers.Skip(1).Take(box ? 4 : int.MaxValue)]);
    }

    private static string Shortened(ReadOnlySpan<char> word) => word.Length <= 40 ? word.ToString() : string.Concat(word[..40], "…");
}
