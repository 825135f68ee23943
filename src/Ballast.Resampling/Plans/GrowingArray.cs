using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ballast.Resampling;

/// <summary>Collects values and hands them over without a copy where the room that was reserved fits.</summary>
internal sealed class GrowingArray<T>
{
    private T[] values = [];

    public int Count { get; private set; }

    public Span<T> Values => values.AsSpan(0, Count);

    public void Reserve(int count)
    {
        if (count > values.Length) Array.Resize(ref values, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(T value)
    {
        if (Count == values.Length) Array.Resize(ref values, Math.Max(16, 2 * Count));
        values[Count++] = value;
    }

    /// <summary>The places of so many more values, to be filled.</summary>
    public Span<T> Append(int count)
    {
        Reserve(Count + count);
        Count += count;
        return values.AsSpan(Count - count, count);
    }

    /// <summary>The values; nothing may be added afterwards.</summary>
    public ImmutableArray<T> ToImmutable()
    {
        if (values.Length != Count) Array.Resize(ref values, Count);
        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }
}
