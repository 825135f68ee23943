using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed unsafe class DotTileTests
{
    [Fact]
    public void Dot_products_are_added_to_what_is_there()
    {
        // Small whole numbers: every sum is exact in float, whatever the order and the width of the vectors.
        const int columns = 7, stride = 40;
        var random = new RandomState(2);
        float[] queries = [.. Enumerable.Range(0, columns * 4).Select(_ => (float)random.Integer(-9, 10))];
        float[] panel = [.. Enumerable.Range(0, columns * 32).Select(_ => (float)random.Integer(-9, 10))];
        float[] sums = [.. Enumerable.Repeat(5f, 4 * stride)];
        fixed (float* q = queries, p = panel, s = sums) DotTile.Add(q, p, columns, s, stride);
        for (int row = 0; row < 4; row++)
        {
            for (int point = 0; point < stride; point++)
            {
                float expected = 5;
                for (int column = 0; point < 32 && column < columns; column++) expected += queries[column * 4 + row] * panel[column * 32 + point];
                Assert.Equal(expected, sums[row * stride + point]);
            }
        }
    }
}
