namespace Ballast.Volumes;

/// <summary>The bits of a JPEG-LS scan: after a byte of ones the next byte holds 7 bits (ITU-T T.87, annex C). Behind the end come zeros.</summary>
internal ref struct JpegLsBits(ReadOnlySpan<byte> bytes, int at)
{
    private const int MostMissing = 64;

    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int at = at;
    private ulong buffer;
    private int count;
    private int missing;
    private bool afterOnes;

    /// <summary>The position of the next byte that was not looked at.</summary>
    internal readonly int Position => at;

    /// <summary>Takes up to 24 bits as a number.</summary>
    internal int Take(int bits)
    {
        if (bits == 0) return 0;
        if (count < bits) Fill();
        int value = (int)(buffer >> (64 - bits));
        buffer <<= bits;
        count -= bits;
        return value;
    }

    /// <summary>Takes the zeros before a one, and the one; fails when there are more than allowed.</summary>
    internal int Zeros(int most)
    {
        for (int zeros = 0; ; zeros++)
        {
            if (zeros > most) throw JpegMarkers.Broken("a code is longer than its limit");
            if (Take(1) == 1) return zeros;
        }
    }

    private void Fill()
    {
        while (count <= 48)
        {
            int next = 0, bits = afterOnes ? 7 : 8;
            if (at < bytes.Length && !(bytes[at] == 0xFF && (at + 1 >= bytes.Length || bytes[at + 1] >= 0x80))) next = bytes[at++];
            else if (++missing > MostMissing) throw JpegMarkers.CutOff();
            afterOnes = next == 0xFF;
            buffer |= (ulong)(next & ((1 << bits) - 1)) << (64 - bits - count);
            count += bits;
        }
    }
}
