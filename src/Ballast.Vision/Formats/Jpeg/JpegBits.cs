using System.Runtime.CompilerServices;

namespace Ballast.Vision;

/// <summary>The bits of a scan of a JPEG file, stuffing removed. Behind the end come zeros, and <see cref="RanOut"/> tells.</summary>
internal ref struct JpegBits
{
    private readonly ReadOnlySpan<byte> bytes;
    private ulong buffer;
    private int count;
    private int invented;
    private int at;

    internal JpegBits(ReadOnlySpan<byte> bytes, int at)
    {
        this.bytes = bytes;
        this.at = at;
    }

    /// <summary>Whether bits were taken that the file does not have.</summary>
    internal readonly bool RanOut => count < invented;

    /// <summary>The position of the first byte of which no bit was taken.</summary>
    internal readonly int Position
    {
        get
        {
            int position = at;
            for (int left = (count - invented) / 8; left > 0; left--)
                position -= position >= 2 && bytes[position - 1] == 0 && bytes[position - 2] == 0xFF ? 2 : 1;
            return position;
        }
    }

    /// <summary>Takes one symbol; −1 when the bits are no code of the table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Symbol(JpegHuffmanTable table)
    {
        if (count < 32) Fill();
        int found = table.Find((int)(buffer >> 48));
        if (found == 0) return -1;
        Skip(found >> 8);
        return found & 0xFF;
    }

    /// <summary>Drops up to 16 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Drop(int bits)
    {
        if (count < bits) Fill();
        Skip(bits);
    }

    /// <summary>Takes up to 16 bits as a number.</summary>
    internal int Take(int bits)
    {
        if (bits == 0) return 0;
        if (count < bits) Fill();
        int value = (int)(buffer >> (64 - bits));
        Skip(bits);
        return value;
    }

    private void Skip(int bits)
    {
        buffer <<= bits;
        count -= bits;
    }

    private void Fill()
    {
        while (count <= 56)
        {
            byte next = 0;
            if (AtMarker()) invented += 8;
            else next = Next();
            buffer |= (ulong)next << (56 - count);
            count += 8;
        }
    }

    private readonly bool AtMarker() => at >= bytes.Length || (bytes[at] == 0xFF && (at + 1 >= bytes.Length || bytes[at + 1] != 0));

    private byte Next()
    {
        byte value = bytes[at];
        at += value == 0xFF ? 2 : 1;
        return value;
    }
}
