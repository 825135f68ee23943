using System.Collections.Immutable;

namespace Ballast.Training;

/// <summary>Which numbers of a storage a tensor shows, and in which order.</summary>
internal sealed record StridedView(ImmutableArray<long> Shape, ImmutableArray<long> Strides, long Offset)
{
    public long Count => Shape.Aggregate(1L, (product, length) => product * length);

    /// <summary>Whether the numbers lie one after the other, the last dimension fastest.</summary>
    public bool IsRowMajor
    {
        get
        {
            if (Shape.Contains(0)) return true;
            long expected = 1;
            for (int d = Shape.Length - 1; d >= 0; d--)
            {
                if (Shape[d] != 1 && Strides[d] != expected) return false;
                expected *= Shape[d];
            }

            return true;
        }
    }

    /// <summary>The places of the numbers in the storage, the last dimension fastest.</summary>
    public IEnumerable<long> Places()
    {
        long[] index = new long[Shape.Length];
        long at = Offset;
        for (long left = Count; left > 0; left--)
        {
            yield return at;
            for (int d = Shape.Length - 1; d >= 0; d--)
            {
                at += Strides[d];
                if (++index[d] < Shape[d]) break;
                at -= Strides[d] * Shape[d];
                index[d] = 0;
            }
        }
    }
}
