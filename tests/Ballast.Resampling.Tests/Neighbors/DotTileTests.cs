using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed unsafe class DotTileTests
{
    private const int Columns = 7, Stride = 40;

    private delegate void Kernel(in DotOperands operands, float* sums, int stride, bool add);

    [Fact]
    public void The_kernel_of_this_machine_multiplies() => Check(DotTile.Multiply);

    [Fact]
    public void Vectors_of_512_bits_multiply()
    {
        Check(DotTile.ByEight<Lanes512>);
        Check(DotTile.ByFour<Lanes512>);
    }

    [Fact]
    public void Vectors_of_256_bits_multiply() => Check(DotTile.ByFour<Lanes256>);

    [Fact]
    public void Vectors_of_128_bits_multiply() => Check(DotTile.ByFour<Lanes128>);

    [Fact]
    public void Single_numbers_multiply() => Check(DotTile.ByFour<LanesScalar>);

    /// <summary>Small whole numbers: every sum is exact in float, whatever the order and the width of the vectors.</summary>
    private static void Check(Kernel kernel)
    {
        var random = new RandomState(2);
        float[] queries = [.. Enumerable.Range(0, Columns * 8).Select(_ => (float)random.Integer(-9, 10))];
        float[] panel = [.. Enumerable.Range(0, Columns * 32).Select(_ => (float)random.Integer(-9, 10))];
        float[] written = [.. Enumerable.Repeat(5f, 8 * Stride)], added = [.. written];
        fixed (float* q = queries, p = panel, w = written, a = added)
        {
            var operands = new DotOperands(q, DotTile.QueryHeight, p, Columns);
            kernel(operands, w, Stride, false);
            kernel(operands, a, Stride, true);
        }

        for (int row = 0; row < 8; row++)
        {
            for (int point = 0; point < Stride; point++)
            {
                float dot = 0;
                for (int column = 0; point < 32 && column < Columns; column++) dot += queries[column * 8 + row] * panel[column * 32 + point];
                Assert.Equal(point < 32 ? dot : 5, written[row * Stride + point]);
                Assert.Equal(5 + dot, added[row * Stride + point]);
            }
        }
    }
}
