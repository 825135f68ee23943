using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Ballast.Training;

/// <summary>Products of small matrices: thousands of rows, tens of columns. General libraries spend as long on preparing such a product as on the product.</summary>
/// <remarks>Four rows and up to three vectors of columns stay in registers. The last rows and columns are moved back to end with the matrix, and some values are written twice.</remarks>
internal static unsafe class RowProduct
{
    private const int Lanes = 16, TileRows = 4;

    /// <summary>Whether this processor has the vectors that make it worth while.</summary>
    public static bool IsFast => Vector512.IsHardwareAccelerated;

    /// <summary>The fewest columns of a product.</summary>
    public static int LeastColumns => Lanes;

    /// <summary>c[m, n] = Σ a(m, k) · b[k, n].</summary>
    /// <param name="a">The value (m, k) lies at m · <paramref name="strides"/>.Row + k · <paramref name="strides"/>.Step.</param>
    /// <param name="strides">How the left matrix lies.</param>
    /// <param name="b">Dense rows of <paramref name="size"/>.Columns.</param>
    /// <param name="c">Dense rows of <paramref name="size"/>.Columns.</param>
    /// <param name="size">Rows of a and c, columns of a and rows of b, columns of b and c; at least <see cref="LeastColumns"/>.</param>
    public static void Multiply(float* a, (long Row, long Step) strides, float* b, float* c, (long Rows, int Depth, int Columns) size)
    {
        if (size.Rows < TileRows)
        {
            OneByOne(a, strides, b, c, size);
            return;
        }

        for (long row = 0; row < size.Rows; row += TileRows)
        {
            long at = Math.Min(row, size.Rows - TileRows);
            int column = 0;
            while (column < size.Columns)
            {
                int left = size.Columns - column;
                var tile = new Tile(a + at * strides.Row, b, c + at * size.Columns, strides, (size.Depth, size.Columns));
                if (left > 2 * Lanes && size.Columns >= 3 * Lanes)
                {
                    Three(tile, Math.Min(column, size.Columns - 3 * Lanes));
                    column += 3 * Lanes;
                }
                else if (left > Lanes)
                {
                    Two(tile, column, Math.Min(column + Lanes, size.Columns - Lanes));
                    column += 2 * Lanes;
                }
                else
                {
                    One(tile, size.Columns - Lanes);
                    column += Lanes;
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Three(in Tile tile, int column)
    {
        float* a0 = tile.A, b = tile.B + column;
        float* a1 = a0 + tile.Row, a2 = a1 + tile.Row, a3 = a2 + tile.Row;
        long step = tile.Step;
        int columns = tile.Columns;
        Vector512<float> c00 = default, c01 = default, c02 = default, c10 = default, c11 = default, c12 = default;
        Vector512<float> c20 = default, c21 = default, c22 = default, c30 = default, c31 = default, c32 = default;
        for (int k = tile.Depth; k > 0; k--, b += columns, a0 += step, a1 += step, a2 += step, a3 += step)
        {
            Vector512<float> b0 = Vector512.Load(b), b1 = Vector512.Load(b + Lanes), b2 = Vector512.Load(b + 2 * Lanes), x = Vector512.Create(*a0);
            c00 = Vector512.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector512.FusedMultiplyAdd(x, b1, c01);
            c02 = Vector512.FusedMultiplyAdd(x, b2, c02);
            x = Vector512.Create(*a1);
            c10 = Vector512.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector512.FusedMultiplyAdd(x, b1, c11);
            c12 = Vector512.FusedMultiplyAdd(x, b2, c12);
            x = Vector512.Create(*a2);
            c20 = Vector512.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector512.FusedMultiplyAdd(x, b1, c21);
            c22 = Vector512.FusedMultiplyAdd(x, b2, c22);
            x = Vector512.Create(*a3);
            c30 = Vector512.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector512.FusedMultiplyAdd(x, b1, c31);
            c32 = Vector512.FusedMultiplyAdd(x, b2, c32);
        }

        float* c = tile.C + column;
        Store(c, c00, c01, c02);
        Store(c + columns, c10, c11, c12);
        Store(c + 2 * columns, c20, c21, c22);
        Store(c + 3 * columns, c30, c31, c32);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Two(in Tile tile, int first, int second)
    {
        float* a0 = tile.A, b = tile.B;
        float* a1 = a0 + tile.Row, a2 = a1 + tile.Row, a3 = a2 + tile.Row;
        long step = tile.Step;
        int columns = tile.Columns;
        Vector512<float> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
        for (int k = tile.Depth; k > 0; k--, b += columns, a0 += step, a1 += step, a2 += step, a3 += step)
        {
            Vector512<float> b0 = Vector512.Load(b + first), b1 = Vector512.Load(b + second), x = Vector512.Create(*a0);
            c00 = Vector512.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector512.FusedMultiplyAdd(x, b1, c01);
            x = Vector512.Create(*a1);
            c10 = Vector512.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector512.FusedMultiplyAdd(x, b1, c11);
            x = Vector512.Create(*a2);
            c20 = Vector512.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector512.FusedMultiplyAdd(x, b1, c21);
            x = Vector512.Create(*a3);
            c30 = Vector512.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector512.FusedMultiplyAdd(x, b1, c31);
        }

        float* c = tile.C;
        for (int row = 0; row < TileRows; row++, c += columns)
        {
            (row switch { 0 => c00, 1 => c10, 2 => c20, _ => c30 }).Store(c + first);
            (row switch { 0 => c01, 1 => c11, 2 => c21, _ => c31 }).Store(c + second);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(in Tile tile, int column)
    {
        float* a0 = tile.A, b = tile.B + column;
        float* a1 = a0 + tile.Row, a2 = a1 + tile.Row, a3 = a2 + tile.Row;
        Vector512<float> c0 = default, c1 = default, c2 = default, c3 = default;
        for (int k = tile.Depth; k > 0; k--, b += tile.Columns, a0 += tile.Step, a1 += tile.Step, a2 += tile.Step, a3 += tile.Step)
        {
            Vector512<float> values = Vector512.Load(b);
            c0 = Vector512.FusedMultiplyAdd(Vector512.Create(*a0), values, c0);
            c1 = Vector512.FusedMultiplyAdd(Vector512.Create(*a1), values, c1);
            c2 = Vector512.FusedMultiplyAdd(Vector512.Create(*a2), values, c2);
            c3 = Vector512.FusedMultiplyAdd(Vector512.Create(*a3), values, c3);
        }

        float* c = tile.C + column;
        c0.Store(c);
        c1.Store(c + tile.Columns);
        c2.Store(c + 2 * tile.Columns);
        c3.Store(c + 3 * tile.Columns);
    }

    private static void OneByOne(float* a, (long Row, long Step) strides, float* b, float* c, (long Rows, int Depth, int Columns) size)
    {
        for (long row = 0; row < size.Rows; row++)
        {
            for (int column = 0; column < size.Columns; column++)
            {
                float sum = 0;
                for (int k = 0; k < size.Depth; k++) sum = float.FusedMultiplyAdd(a[row * strides.Row + k * strides.Step], b[(long)k * size.Columns + column], sum);
                c[row * size.Columns + column] = sum;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* at, Vector512<float> first, Vector512<float> second, Vector512<float> third)
    {
        first.Store(at);
        second.Store(at + Lanes);
        third.Store(at + 2 * Lanes);
    }

    /// <summary>Where four rows of a product begin.</summary>
    private readonly struct Tile(float* a, float* b, float* c, (long Row, long Step) strides, (int Depth, int Columns) size)
    {
        public readonly float* A = a, B = b, C = c;
        public readonly long Row = strides.Row, Step = strides.Step;
        public readonly int Depth = size.Depth, Columns = size.Columns;
    }
}
