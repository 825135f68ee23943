using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class KernelTileTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(37)]
    public unsafe void Dot_products_are_those_of_the_definition(int columns)
    {
        var random = new RandomState(1);
        double[] queries = [.. Enumerable.Range(0, columns * KernelTile.QueryHeight).Select(_ => random.StandardNormal())];
        double[] panel = [.. Enumerable.Range(0, columns * KernelTile.PanelWidth).Select(_ => random.StandardNormal())];
        double[] sums = new double[KernelTile.QueryHeight * KernelTile.PanelWidth];
        fixed (double* q = queries, p = panel, s = sums) KernelTile.Multiply(q, p, columns, s);
        for (int query = 0; query < KernelTile.QueryHeight; query++)
        {
            for (int point = 0; point < KernelTile.PanelWidth; point++)
            {
                double expected = 0;
                for (int column = 0; column < columns; column++)
                    expected += queries[column * KernelTile.QueryHeight + query] * panel[column * KernelTile.PanelWidth + point];

                // Fused steps round once where the definition rounds twice: 37 products of size 1 at most.
                Assert.Equal(expected, sums[query * KernelTile.PanelWidth + point], 1e-13);
            }
        }
    }
}
