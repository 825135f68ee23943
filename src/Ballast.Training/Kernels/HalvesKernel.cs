using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ballast.Training;

/// <summary>Moves halves of channels: apart, together, and together one by one.</summary>
internal static unsafe class HalvesKernel
{
    /// <summary>Rows of 2 · <paramref name="half"/> values become rows of their first and rows of their second half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Split(float* whole, float* first, float* second, long rows, int half)
    {
        for (long row = 0; row < rows; row++)
        {
            Copy(whole + 2 * row * half, first + row * half, half);
            Copy(whole + (2 * row + 1) * half, second + row * half, half);
        }
    }

    /// <summary>The reverse of <see cref="Split"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Join(float* first, float* second, float* whole, long rows, int half)
    {
        for (long row = 0; row < rows; row++)
        {
            Copy(first + row * half, whole + 2 * row * half, half);
            Copy(second + row * half, whole + (2 * row + 1) * half, half);
        }
    }

    /// <summary>a₀ b₀ a₁ b₁ …</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Interleave(float* a, float* b, float* pairs, long length)
    {
        long at = 0;
        for (; at + Vector<float>.Count <= length; at += Vector<float>.Count)
        {
            Vector.Widen(Vector.Load((uint*)(a + at)), out Vector<ulong> lowA, out Vector<ulong> highA);
            Vector.Widen(Vector.Load((uint*)(b + at)), out Vector<ulong> lowB, out Vector<ulong> highB);
            Vector.Store(lowA | (lowB << 32), (ulong*)(pairs + 2 * at));
            Vector.Store(highA | (highB << 32), (ulong*)(pairs + 2 * at + Vector<float>.Count));
        }

        for (; at < length; at++) (pairs[2 * at], pairs[2 * at + 1]) = (a[at], b[at]);
    }

    /// <summary>The reverse of <see cref="Interleave"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Separate(float* pairs, float* a, float* b, long length)
    {
        long at = 0;
        for (; at + Vector<float>.Count <= length; at += Vector<float>.Count)
        {
            Vector<ulong> low = Vector.Load((ulong*)(pairs + 2 * at)), high = Vector.Load((ulong*)(pairs + 2 * at + Vector<float>.Count));
            Vector.Store(Vector.Narrow(low, high), (uint*)(a + at));
            Vector.Store(Vector.Narrow(low >>> 32, high >>> 32), (uint*)(b + at));
        }

        for (; at < length; at++) (a[at], b[at]) = (pairs[2 * at], pairs[2 * at + 1]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(float* from, float* to, int length)
    {
        int at = 0;
        for (; at + Vector<float>.Count <= length; at += Vector<float>.Count) Vector.Store(Vector.Load(from + at), to + at);
        for (; at < length; at++) to[at] = from[at];
    }
}
