using System.Collections;
using System.Collections.Immutable;

namespace Ballast.Core;

/// <summary>The names of the classes of a dataset; the place of a name is its label. Names are unique, and in ordinal order unless another was given.</summary>
public sealed class ClassNames : IReadOnlyList<string>
{
    private readonly ImmutableArray<string> names;
    private readonly Dictionary<string, int> labels = new(StringComparer.Ordinal);

    /// <summary>Orders names ordinally and numbers them from 0.</summary>
    /// <param name="names">The names, in any order; none empty, none twice.</param>
    /// <exception cref="ArgumentException">A name is empty or stands twice.</exception>
    public ClassNames(IEnumerable<string> names)
        : this((names ?? throw new ArgumentNullException(nameof(names))).Order(StringComparer.Ordinal).ToImmutableArray())
    {
    }

    private ClassNames(ImmutableArray<string> names)
    {
        this.names = names;
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i].Length == 0) throw new ArgumentException("A class has an empty name.", nameof(names));
            if (!labels.TryAdd(names[i], i)) throw new ArgumentException($"Class '{names[i]}' stands twice.", nameof(names));
        }
    }

    /// <summary>Numbers names from 0 as they come: classes that are called by numbers are in the order of the numbers.</summary>
    /// <param name="names">The names in the order of their labels; none empty, none twice.</param>
    /// <exception cref="ArgumentException">A name is empty or stands twice.</exception>
    public static ClassNames InGivenOrder(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return new ClassNames(names.ToImmutableArray());
    }

    /// <summary>The number of classes.</summary>
    public int Count => names.Length;

    /// <summary>The name of a label.</summary>
    /// <param name="index">The label, from 0.</param>
    public string this[int index] => names[index];

    /// <summary>The label of a name, or −1 when there is no such class.</summary>
    /// <param name="name">The name, in its exact spelling.</param>
    public int LabelOf(string name) => labels.GetValueOrDefault(name, -1);

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)names).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
