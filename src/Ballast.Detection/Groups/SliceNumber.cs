using System.Globalization;

namespace Ballast.Detection;

/// <summary>The number of a slice in its volume, as its file name tells it.</summary>
internal static class SliceNumber
{
    private const int LongestNumber = 9;

    /// <summary>The last number before the first '-' (<c>IM12-01-02-00011</c> is 12), else the last number of the name; null where there is none.</summary>
    internal static int? Of(string file)
    {
        string stem = GroupRule.StemOf(file);
        int hyphen = stem.IndexOf('-', StringComparison.Ordinal);
        return (hyphen > 0 ? LastNumber(stem.AsSpan(0, hyphen)) : null) ?? LastNumber(stem);
    }

    private static int? LastNumber(ReadOnlySpan<char> text)
    {
        int end = text.Length;
        while (end > 0 && !char.IsAsciiDigit(text[end - 1])) end--;
        int start = end;
        while (start > 0 && char.IsAsciiDigit(text[start - 1])) start--;
        return start < end && end - start <= LongestNumber ? int.Parse(text[start..end], NumberStyles.None, CultureInfo.InvariantCulture) : null;
    }
}
