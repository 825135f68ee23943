using System.Buffers.Binary;
using System.Numerics;

namespace Ballast.Volumes;

/// <summary>The parameters of a JPEG-LS scan (ITU-T T.87, annex C.2.4.1 and A.2.1).</summary>
/// <param name="MostValue">The largest sample.</param>
/// <param name="Near">How far a decoded sample may be off; 0 for lossless.</param>
/// <param name="First">The first threshold of gradients.</param>
/// <param name="Second">The second threshold.</param>
/// <param name="Third">The third threshold.</param>
/// <param name="Reset">After how many samples a context forgets half.</param>
internal sealed record JpegLsPreset(int MostValue, int Near, int First, int Second, int Third, int Reset)
{
    /// <summary>The distance of two reconstructed values.</summary>
    internal int Step { get; } = 2 * Near + 1;

    /// <summary>The number of errors that can be told apart.</summary>
    internal int Range { get; } = (MostValue + 2 * Near) / (2 * Near + 1) + 1;

    /// <summary>The bits of an error that is written as it is.</summary>
    internal int ErrorBits => BitsFor(Range - 1);

    /// <summary>The longest code.</summary>
    internal int Limit
    {
        get
        {
            int bits = Math.Max(2, BitsFor(MostValue));
            return 2 * (bits + Math.Max(8, bits));
        }
    }

    /// <summary>The parameters of a scan, where what the codestream leaves open is the default.</summary>
    /// <param name="segment">The content of the segment of preset parameters; empty where there is none.</param>
    /// <param name="precision">The bits of a sample.</param>
    /// <param name="near">How far a decoded sample may be off.</param>
    internal static JpegLsPreset Read(ReadOnlySpan<byte> segment, int precision, int near)
    {
        Span<int> given = stackalloc int[5];
        given.Clear();
        for (int i = 0; i < 5 && segment.Length >= 11; i++) given[i] = BinaryPrimitives.ReadUInt16BigEndian(segment[(1 + 2 * i)..]);
        int most = given[0] == 0 ? (1 << precision) - 1 : given[0];
        if (most >= 1 << precision || most < 1 || near > Math.Min(255, most / 2)) throw JpegMarkers.Broken("its parameters contradict each other");
        (int first, int second, int third) = Defaults(most, near);
        if (given[1] != 0) first = given[1];
        if (given[2] != 0) second = given[2];
        if (given[3] != 0) third = given[3];
        int reset = given[4] == 0 ? 64 : given[4];
        if (first <= near || second < first || third < second || third > most || reset < 3) throw JpegMarkers.Broken("its parameters contradict each other");
        return new JpegLsPreset(most, near, first, second, third, reset);
    }

    private static (int First, int Second, int Third) Defaults(int most, int near)
    {
        int first, second, third;
        if (most >= 128)
        {
            int factor = (Math.Min(most, 4095) + 128) / 256;
            (first, second, third) = (factor + 2 + 3 * near, 4 * factor + 3 + 5 * near, 17 * factor + 4 + 7 * near);
        }
        else
        {
            int factor = 256 / (most + 1);
            (first, second, third) = (Math.Max(2, 3 / factor + 3 * near), Math.Max(3, 7 / factor + 5 * near), Math.Max(4, 21 / factor + 7 * near));
        }

        first = Clamped(first, near + 1, most);
        second = Clamped(second, first, most);
        return (first, second, Clamped(third, second, most));
    }

    // Not Math.Clamp: a value above the range falls to its lower end (ITU-T T.87, C.2.4.1.1.1).
    private static int Clamped(int value, int least, int most) => value > most || value < least ? least : value;

    private static int BitsFor(int most) => most == 0 ? 0 : BitOperations.Log2((uint)most) + 1;
}
