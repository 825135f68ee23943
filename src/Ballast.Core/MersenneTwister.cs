using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Ballast.Core;

/// <summary>MT19937: the stream of 32-bit words behind NumPy's legacy generator.</summary>
internal sealed class MersenneTwister
{
    private const int Length = 624, Shift = 397;
    private const uint Upper = 0x80000000, Lower = 0x7fffffff, Twist = 0x9908b0df;

    private readonly uint[] words = new uint[Length], tempered = new uint[Length];
    private int position = Length;

    public MersenneTwister(uint seed)
    {
        SeedBy(seed);
    }

    /// <summary>Seeding by a key of words, as NumPy does for a list of seeds.</summary>
    public MersenneTwister(ReadOnlySpan<uint> key)
    {
        SeedBy(19650218);
        int i = 1, j = 0;
        for (int k = Math.Max(Length, key.Length); k > 0; k--)
        {
            words[i] = (words[i] ^ ((words[i - 1] ^ (words[i - 1] >> 30)) * 1664525)) + key[j] + (uint)j;
            i = Next(i);
            j = j + 1 == key.Length ? 0 : j + 1;
        }

        for (int k = Length - 1; k > 0; k--)
        {
            words[i] = (words[i] ^ ((words[i - 1] ^ (words[i - 1] >> 30)) * 1566083941)) - (uint)i;
            i = Next(i);
        }

        words[0] = Upper;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint NextWord()
    {
        if (position == Length) Refill();
        return tempered[position++];
    }

    /// <summary>Words masked to a range, those above it passed over, without a branch that no processor predicts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void FillUpTo(uint largest, uint mask, Span<int> target)
    {
        for (int filled = 0; filled < target.Length;)
        {
            if (position == Length) Refill();
            uint word = tempered[position++] & mask;
            target[filled] = (int)word;
            filled += word <= largest ? 1 : 0;
        }
    }

    /// <summary>Exchanges each value, from the last on, with one drawn of those up to it; a word that is passed over exchanges a value with itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Shuffle<T>(Span<T> values)
    {
        for (int i = values.Length - 1; i > 0;)
        {
            if (position == Length) Refill();
            uint word = tempered[position++] & (uint.MaxValue >> System.Numerics.BitOperations.LeadingZeroCount((uint)i));
            bool taken = word <= (uint)i;
            int other = taken ? (int)word : i;
            (values[i], values[other]) = (values[other], values[i]);
            i -= taken ? 1 : 0;
        }
    }

    private void SeedBy(uint seed)
    {
        words[0] = seed;
        for (int i = 1; i < Length; i++) words[i] = 1812433253 * (words[i - 1] ^ (words[i - 1] >> 30)) + (uint)i;
    }

    private int Next(int i)
    {
        if (i + 1 < Length) return i + 1;
        words[0] = words[Length - 1];
        return 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Refill()
    {
        Renew(0, Length - Shift, Shift);
        Renew(Length - Shift, Length - 1, Shift - Length);
        words[^1] = words[Shift - 1] ^ Mix(words[^1], words[0]);
        for (int i = 0; i < Length; i += Vector256<uint>.Count) Temper(Vector256.Create(words, i)).CopyTo(tempered, i);
        position = 0;
    }

    /// <summary>Renews words from those a distance ahead, or behind once the array has gone round.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Renew(int start, int end, int distance)
    {
        uint[] w = words;
        int i = start;
        for (; i + Vector256<uint>.Count <= end; i += Vector256<uint>.Count)
        {
            Vector256<uint> y = (Vector256.Create(w, i) & Vector256.Create(Upper)) | (Vector256.Create(w, i + 1) & Vector256.Create(Lower));
            Vector256<uint> twist = (Vector256<uint>.Zero - (y & Vector256<uint>.One)) & Vector256.Create(Twist);
            (Vector256.Create(w, i + distance) ^ (y >> 1) ^ twist).CopyTo(w, i);
        }

        for (; i < end; i++) w[i] = w[i + distance] ^ Mix(w[i], w[i + 1]);
    }

    private static Vector256<uint> Temper(Vector256<uint> y)
    {
        y ^= y >> 11;
        y ^= (y << 7) & Vector256.Create(0x9d2c5680u);
        y ^= (y << 15) & Vector256.Create(0xefc60000u);
        return y ^ (y >> 18);
    }

    /// <summary>Without a branch: the lowest bit is a coin that no processor predicts.</summary>
    private static uint Mix(uint upper, uint lower)
    {
        uint y = (upper & Upper) | (lower & Lower);
        return (y >> 1) ^ ((0 - (y & 1)) & Twist);
    }
}
