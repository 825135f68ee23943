using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>
/// A rotation that leaves distances as they are and spreads every column over many, so that no column is much wider than the others: columns are given drawn signs and,
/// in runs of a power of two, their Walsh-Hadamard transform (Ailon and Chazelle 2009, doi:10.1137/060673096, section 2, without the projection).
/// </summary>
internal sealed class Rotation
{
    private const uint Seed = 20091;
    private const int Lanes = 8;

    private readonly float[] signs;

    public Rotation(int columns)
    {
        signs = new float[columns];
        var random = new RandomState(Seed);
        foreach ((int start, int length) in Runs(columns))
            for (int i = start; i < start + length; i++)
                signs[i] = (random.NextDouble() < 0.5 ? -1 : 1) / MathF.Sqrt(length);
    }

    /// <summary>Rounding moves a row by at most this share of its length: one unit a stage, and a few for the signs.</summary>
    public double Slack => (BitOperations.Log2((uint)Math.Max(1, signs.Length)) + 8) / (double)(1 << 24);

    /// <summary>Rotates a row in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(Span<float> row)
    {
        for (int start = 0; start < signs.Length;)
        {
            int length = 1 << BitOperations.Log2((uint)(signs.Length - start));
            Transform(row.Slice(start, length), signs.AsSpan(start, length));
            start += length;
        }
    }

    private static IEnumerable<(int Start, int Length)> Runs(int columns)
    {
        for (int start = 0, length; start < columns; start += length)
        {
            length = 1 << BitOperations.Log2((uint)(columns - start));
            yield return (start, length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transform(Span<float> row, ReadOnlySpan<float> signs)
    {
        for (int i = 0; i < row.Length; i++) row[i] *= signs[i];
        int half = 1;
        if (row.Length >= Lanes)
        {
            for (int i = 0; i < row.Length; i += Lanes) WithinLanes(Vector256.Create<float>(row[i..])).CopyTo(row[i..]);
            half = Lanes;
        }

        for (; half < row.Length; half *= 2)
        {
            for (int block = 0; block < row.Length; block += 2 * half)
            {
                Span<float> sums = row.Slice(block, half), differences = row.Slice(block + half, half);
                int i = 0;
                for (; i + Lanes <= half; i += Lanes)
                {
                    Vector256<float> a = Vector256.Create<float>(sums[i..]), b = Vector256.Create<float>(differences[i..]);
                    (a + b).CopyTo(sums[i..]);
                    (a - b).CopyTo(differences[i..]);
                }

                for (; i < half; i++) (sums[i], differences[i]) = (sums[i] + differences[i], sums[i] - differences[i]);
            }
        }
    }

    private static Vector256<float> WithinLanes(Vector256<float> row)
    {
        row = Vector256.Shuffle(row, Vector256.Create(1, 0, 3, 2, 5, 4, 7, 6)) + row * Vector256.Create(1f, -1, 1, -1, 1, -1, 1, -1);
        row = Vector256.Shuffle(row, Vector256.Create(2, 3, 0, 1, 6, 7, 4, 5)) + row * Vector256.Create(1f, 1, -1, -1, 1, 1, -1, -1);
        return Vector256.Shuffle(row, Vector256.Create(4, 5, 6, 7, 0, 1, 2, 3)) + row * Vector256.Create(1f, 1, 1, 1, -1, -1, -1, -1);
    }
}
