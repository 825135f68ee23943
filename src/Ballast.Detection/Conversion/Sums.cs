using System.Collections.Immutable;

namespace Ballast.Detection;

/// <summary>Counts by name, added up.</summary>
internal static class Sums
{
    internal static ImmutableSortedDictionary<string, int> Of(IEnumerable<ImmutableSortedDictionary<string, int>> counts)
    {
        var sums = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach ((string name, int count) in counts.SelectMany(each => each)) sums[name] = sums.GetValueOrDefault(name) + count;
        return sums.ToImmutable();
    }
}
