using CsCheck;

namespace Ballast.Training.Tests;

public sealed class StridedViewTests
{
    [Fact]
    public void A_transposed_view_walks_column_by_column() =>
        Assert.Equal([0L, 3, 1, 4, 2, 5], new StridedView([3, 2], [1, 3], 0).Places());

    [Fact]
    public void The_places_are_offset_plus_index_times_stride() =>
        Gen.Select(Gen.Long[0, 4].Array[0, 4], Gen.Long[0, 7].Array[4], Gen.Long[0, 9]).Sample((shape, strides, offset) =>
        {
            StridedView view = new([.. shape], [.. strides.Take(shape.Length)], offset);
            List<long> wanted = [];
            for (long i = 0; i < view.Count; i++)
            {
                long rest = i;
                long at = offset;
                for (int d = shape.Length - 1; d >= 0; d--, rest /= shape[d + 1]) at += rest % shape[d] * strides[d];
                wanted.Add(at);
            }

            Assert.Equal(wanted, view.Places());
            if (view.IsRowMajor) Assert.Equal(Enumerable.Range(0, (int)view.Count).Select(i => offset + i), view.Places());
        }, iter: 300);
}
