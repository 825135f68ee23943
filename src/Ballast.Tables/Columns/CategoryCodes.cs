using System.Collections.Immutable;

namespace Ballast.Tables;

/// <summary>Gives each name a number in the order of first appearance, then numbers them anew in their natural order.</summary>
internal sealed class CategoryCodes
{
    private readonly Dictionary<string, int> codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly List<string> names = [];

    public CategoryCodes() => lookup = codes.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => names.Count;

    public int Of(ReadOnlySpan<char> name)
    {
        if (lookup.TryGetValue(name, out int code)) return code;
        string added = name.ToString();
        codes.Add(added, names.Count);
        names.Add(added);
        return names.Count - 1;
    }

    /// <summary>The names in order, and the final code of each code given so far.</summary>
    public (ImmutableArray<string> Names, int[] Final) Finish()
    {
        (string[] ordered, int[] places) = NaturalOrder.Of(names);
        return ([.. ordered], places);
    }
}
