using System.Collections.Immutable;
using System.Globalization;

namespace Ballast.MachineLearning;

/// <summary>Numbers values as they come and in the end in their order, which is the labels' order.</summary>
internal sealed class DistinctClasses<TValue>(IEqualityComparer<TValue> equality, IComparer<TValue> order)
    where TValue : notnull
{
    private readonly Dictionary<TValue, int> codes = new(equality);
    private TValue[] values = [];

    /// <summary>The value of each label; known after <see cref="Finish"/>.</summary>
    public TValue[] Values => values;

    public ImmutableArray<string> Names => [.. values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)!)];

    /// <summary>The numbers by value, for look-ups by an alternate key.</summary>
    public Dictionary<TValue, int> Codes => codes;

    public int CodeOf(TValue value)
    {
        if (codes.TryGetValue(value, out int code)) return code;
        code = codes.Count;
        codes.Add(value, code);
        return code;
    }

    /// <summary>Turns the codes of all rows into labels, in place.</summary>
    public void Finish(Span<int> rows)
    {
        values = [.. codes.Keys.Order(order)];
        int[] labels = new int[values.Length];
        for (int label = 0; label < values.Length; label++) labels[codes[values[label]]] = label;
        foreach (ref int row in rows) row = labels[row];
    }
}
