using System.Runtime.InteropServices;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>A labelled row as a key: equal when label and all bits are.</summary>
internal readonly struct RowKey<T>(Matrix<T> table, int row, int label) : IEquatable<RowKey<T>>
    where T : unmanaged
{
    private readonly Matrix<T> table = table;
    private readonly int row = row, label = label;

    public bool Equals(RowKey<T> other) => label == other.label && Bytes().SequenceEqual(other.Bytes());

    public override bool Equals(object? obj) => obj is RowKey<T> other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(label);
        hash.AddBytes(Bytes());
        return hash.ToHashCode();
    }

    private ReadOnlySpan<byte> Bytes() => MemoryMarshal.AsBytes(table.Row(row));
}
