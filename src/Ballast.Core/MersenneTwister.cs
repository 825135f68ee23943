using System.Runtime.CompilerServices;

namespace Ballast.Core;

/// <summary>MT19937: the stream of 32-bit words behind NumPy's legacy generator.</summary>
internal sealed class MersenneTwister
{
    private const int Length = 624, Shift = 397;
    private const uint Upper = 0x80000000, Lower = 0x7fffffff, Twist = 0x9908b0df;

    private readonly uint[] words = new uint[Length];
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
        uint y = words[position++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >> 18);
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
        uint[] w = words;
        int i = 0;
        for (; i < Length - Shift; i++) w[i] = w[i + Shift] ^ Mix(w[i], w[i + 1]);
        for (; i < Length - 1; i++) w[i] = w[i + Shift - Length] ^ Mix(w[i], w[i + 1]);
        w[i] = w[Shift - 1] ^ Mix(w[i], w[0]);
        position = 0;
    }

    /// <summary>Without a branch: the lowest bit is a coin that no processor predicts.</summary>
    private static uint Mix(uint upper, uint lower)
    {
        uint y = (upper & Upper) | (lower & Lower);
        return (y >> 1) ^ ((0 - (y & 1)) & Twist);
    }
}
