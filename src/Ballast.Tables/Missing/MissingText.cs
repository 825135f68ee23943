namespace Ballast.Tables;

/// <summary>The ways in which text says that a value is missing.</summary>
internal static class MissingText
{
    private const int LongestWord = 4;

    public static bool Is(ReadOnlySpan<char> cell)
    {
        cell = cell.Trim();
        if (cell.IsEmpty) return true;
        if (cell.Length > LongestWord) return false;
        return cell is "?" || cell.Equals("NA", StringComparison.OrdinalIgnoreCase) || cell.Equals("N/A", StringComparison.OrdinalIgnoreCase)
            || cell.Equals("NaN", StringComparison.OrdinalIgnoreCase) || cell.Equals("null", StringComparison.OrdinalIgnoreCase);
    }
}
