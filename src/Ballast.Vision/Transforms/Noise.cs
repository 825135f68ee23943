using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Ballast.Core;

namespace Ballast.Vision;

/// <summary>Adds normal noise: each value takes one of 4,096 quantiles of the normal distribution.</summary>
internal static class Noise
{
    private const int Bits = 12, Quantiles = 1 << Bits;
    private static readonly float[] Normal = MakeNormal();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Add(ReadOnlySpan<byte> source, Span<byte> target, double deviation, ref ItemRandom random)
    {
        Span<short> steps = stackalloc short[Quantiles];
        for (int i = 0; i < Quantiles; i++) steps[i] = (short)Math.Round(Normal[i] * deviation);
        int at = 0;
        for (; at + 5 <= source.Length; at += 5)
        {
            ulong bits = random.NextBits();
            ReadOnlySpan<byte> five = source.Slice(at, 5);
            Span<byte> noisy = target.Slice(at, 5);
            noisy[0] = Level(five[0], steps, bits);
            noisy[1] = Level(five[1], steps, bits >> Bits);
            noisy[2] = Level(five[2], steps, bits >> (2 * Bits));
            noisy[3] = Level(five[3], steps, bits >> (3 * Bits));
            noisy[4] = Level(five[4], steps, bits >> (4 * Bits));
        }

        for (; at < source.Length; at++) target[at] = Level(source[at], steps, random.NextBits());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte Level(byte level, ReadOnlySpan<short> steps, ulong bits) =>
        (byte)Math.Clamp(level + Unsafe.Add(ref MemoryMarshal.GetReference(steps), (nint)(bits & (Quantiles - 1))), 0, 255);

    /// <summary>The quantiles (i + ½) / 4096, by bisection of the error function's series.</summary>
    private static float[] MakeNormal()
    {
        var quantiles = new float[Quantiles];
        for (int i = 0; i < Quantiles / 2; i++)
        {
            double wanted = (i + 0.5) / Quantiles, low = -6, high = 0;
            while (high - low > 1e-9)
            {
                double middle = (low + high) / 2;
                if (Below(middle) < wanted) low = middle;
                else high = middle;
            }

            quantiles[i] = (float)low;
            quantiles[Quantiles - 1 - i] = (float)-low;
        }

        return quantiles;
    }

    /// <summary>Φ(z) = ½ + φ(z) (z + z³/3 + z⁵/15 + …), Marsaglia 2004, doi:10.18637/jss.v011.i04.</summary>
    private static double Below(double z)
    {
        double sum = z, term = z, before = 0;
        for (int i = 3; sum != before; i += 2)
        {
            before = sum;
            term *= z * z / i;
            sum += term;
        }

        return 0.5 + sum * Math.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI);
    }
}
