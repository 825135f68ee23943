using Ballast.Core;

namespace Ballast.Training.Tests;

public sealed unsafe class RowProductTests
{
    public static TheoryData<int, int, int> Sizes
    {
        get
        {
            var sizes = new TheoryData<int, int, int>();
            foreach (int rows in new[] { 1, 3, 4, 5, 18, 33 })
                foreach (int depth in new[] { 1, 7, 24 })
                    foreach (int columns in new[] { 16, 17, 24, 31, 32, 33, 40, 47, 48, 49, 58, 96, 100 })
                        sizes.Add(rows, depth, columns);
            return sizes;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_product_is_its_definition_and_nothing_is_written_beside_it(int rows, int depth, int columns)
    {
        if (!RowProduct.IsFast) Assert.Skip("This processor has no vectors of 512 bits.");
        var random = new ItemRandom(3, (ulong)rows, (ulong)columns);
        float[] a = new float[rows * depth], b = new float[depth * columns], c = new float[rows * columns + 64];
        for (int i = 0; i < a.Length; i++) a[i] = (float)random.NextUniform(-1, 1);
        for (int i = 0; i < b.Length; i++) b[i] = (float)random.NextUniform(-1, 1);
        foreach (bool isTurned in new[] { false, true })
        {
            Array.Fill(c, float.NaN);
            (long Row, long Step) strides = isTurned ? (1, rows) : (depth, 1);
            fixed (float* left = a, right = b, result = c) RowProduct.Multiply(left, strides, right, result + 32, (rows, depth, columns));
            for (int row = 0; row < rows; row++)
            {
                for (int column = 0; column < columns; column++)
                {
                    double sum = 0;
                    for (int k = 0; k < depth; k++) sum += (double)a[row * strides.Row + k * strides.Step] * b[k * columns + column];
                    Assert.Equal(sum, c[32 + row * columns + column], 1e-5);
                }
            }

            Assert.All(c[..32], value => Assert.True(float.IsNaN(value)));
            Assert.All(c[(32 + rows * columns)..], value => Assert.True(float.IsNaN(value)));
        }
    }
}
