using System.Globalization;

namespace Ballast.Tables;

/// <summary>The order of names: by value when all are numbers, otherwise ordinal. Sorting labels in Python gives the same.</summary>
internal static class NaturalOrder
{
    /// <summary>The names in order, and for each of the names as given its place there.</summary>
    public static (string[] Ordered, int[] Places) Of(IReadOnlyList<string> names)
    {
        double[] values = new double[names.Count];
        bool numbers = true;
        for (int i = 0; i < names.Count && numbers; i++)
            numbers = double.TryParse(names[i], NumberStyles.Float, CultureInfo.InvariantCulture, out values[i]);
        int[] order = [.. Enumerable.Range(0, names.Count)];
        Array.Sort(order, (a, b) =>
        {
            int byValue = numbers ? values[a].CompareTo(values[b]) : 0;
            return byValue != 0 ? byValue : string.CompareOrdinal(names[a], names[b]);
        });
        int[] places = new int[names.Count];
        for (int place = 0; place < order.Length; place++) places[order[place]] = place;
        return ([.. order.Select(each => names[each])], places);
    }
}
