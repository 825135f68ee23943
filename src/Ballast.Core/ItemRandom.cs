namespace Ballast.Core;

/// <summary>
/// A small generator for one item of work (an image in an epoch, a file), seeded by what the item is and not by when it is done, so that
/// results do not depend on threads or order.
/// </summary>
/// <remarks>
/// SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195). Not NumPy-compatible: for draws that Python must repeat, use
/// the Mersenne Twister. A mutable struct: pass it by <c>ref</c>.
/// </remarks>
public struct ItemRandom
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong state;

    /// <summary>Seeds the generator from a seed and the names of the item.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="first">What the item is, for example the epoch.</param>
    /// <param name="second">What the item is, for example the index in the dataset; default 0.</param>
    public ItemRandom(ulong seed, ulong first, ulong second = 0)
    {
        state = Mix(Mix(Mix(seed + Step) ^ (first + Step)) ^ (second + Step));
    }

    /// <summary>64 uniform bits.</summary>
    public ulong NextBits() => Mix(state += Step);

    /// <summary>A number in [0, 1) with 53 random bits.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number in [<paramref name="low"/>, <paramref name="high"/>).</summary>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound, not below <paramref name="low"/>.</param>
    public double NextUniform(double low, double high) => low + (high - low) * NextDouble();

    /// <summary>A whole number from 0 up to <paramref name="count"/> − 1.</summary>
    /// <param name="count">How many numbers there are; 1 or more.</param>
    /// <remarks>Lemire's multiply-shift; the bias is below count / 2⁶⁴.</remarks>
    public int NextIndex(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return (int)Math.BigMul(NextBits(), (ulong)count, out _);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
