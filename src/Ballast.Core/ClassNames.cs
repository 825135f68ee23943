using System.Collections;
using System.Collections.Immutable;

namespace Ballast.Core;

/// <summary>The names of the classes of a dataset; the place of a name is its label. Names are unique and in ordinal order.</summary>
public sealed class ClassNames : IReadOnlyList<string>
{
    private readonly ImmutableArray<string> names;

    /// <summary>Orders names ordinally and numbers them from 0.</summary>
    /// <param name="names">The names, in any order; none empty, none twice.</param>
    /// <exception cref="ArgumentException">A name is empty or stands twice.</exception>
    public ClassNames(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        this.names = [.. names.Order(StringComparer.Ordinal)];
        for (int i = 0; i < this.names.Length; i++)
        {
            if (this.names[i].Length == 0) throw new ArgumentException("A class has an empty name.", nameof(names));
            if (i > 0 && this.names[i] == this.names[i - 1]) throw new ArgumentException($"Class '{this.names[i]}' stands twice.", nameof(names));
        }
    }

    /// <summary>The number of classes.</summary>
    public int Count => names.Length;

    /// <summary>The name of a label.</summary>
    /// <param name="index">The label, from 0.</param>
    public string this[int index] => names[index];

    /// <summary>The label of a name, or −1 when there is no such class.</summary>
    /// <param name="name">The name, in its exact spelling.</param>
    public int LabelOf(string name)
    {
        int at = names.BinarySearch(name, StringComparer.Ordinal);
        return at < 0 ? -1 : at;
    }

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)names).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
