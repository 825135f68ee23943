using Ballast.Vision;

namespace Ballast.Volumes;

/// <summary>Decodes the blocks of a scan.</summary>
internal ref struct JpegCosineScan
{
    private readonly ReadOnlySpan<byte> bytes;
    private readonly JpegFrameHeader frame;
    private readonly JpegTables tables;
    private readonly int[] block = new int[64];
    private JpegBits bits;

    internal JpegCosineScan(ReadOnlySpan<byte> bytes, int at, JpegFrameHeader frame, JpegTables tables)
    {
        this.bytes = bytes;
        this.frame = frame;
        this.tables = tables;
        bits = new JpegBits(bytes, at);
    }

    /// <summary>Decodes all units.</summary>
    /// <returns>The position behind the scan.</returns>
    internal int Decode((JpegPart Part, int Tables)[] parts, int restartInterval)
    {
        bool alone = parts.Length == 1;
        (int across, int down) = alone
            ? ((parts[0].Part.Width + 7) / 8, (parts[0].Part.Height + 7) / 8)
            : ((frame.Width + 8 * frame.MostHorizontal - 1) / (8 * frame.MostHorizontal), (frame.Height + 8 * frame.MostVertical - 1) / (8 * frame.MostVertical));
        foreach ((JpegPart part, _) in parts) part.Prediction = 0;
        int units = across * down;
        for (int unit = 0; unit < units; unit++)
        {
            if (restartInterval > 0 && unit > 0 && unit % restartInterval == 0) Restart(parts);
            foreach ((JpegPart part, int numbers) in parts)
            {
                (int wide, int high) = alone ? (1, 1) : (part.Horizontal, part.Vertical);
                for (int y = 0; y < high; y++)
                    for (int x = 0; x < wide; x++)
                        Block(part, numbers, unit % across * wide + x, unit / across * high + y);
            }

            if (bits.RanOut) throw JpegMarkers.CutOff();
        }

        return bits.Position;
    }

    private void Restart((JpegPart Part, int Tables)[] parts)
    {
        bits = JpegRestart.After(bytes, bits.Position);
        foreach ((JpegPart part, _) in parts) part.Prediction = 0;
    }

    private void Block(JpegPart part, int numbers, int column, int row)
    {
        JpegHuffmanTable dc = tables.Dc(numbers >> 4), ac = tables.Ac(numbers & 15);
        int[] steps = tables.Quantization(part.Table);
        Array.Clear(block);
        part.Prediction += Signed(Category(dc, 15));
        block[0] = part.Prediction * steps[0];
        for (int k = 1; k < 64; k++)
        {
            int symbol = bits.Symbol(ac);
            if (symbol < 0) throw Failure();
            int size = symbol & 15, zeros = symbol >> 4;
            if (size == 0 && zeros != 15) break;
            k += zeros;
            if (k > 63) throw Failure();
            if (size == 0) continue;
            int place = JpegTables.Place(k);
            block[place] = Signed(size) * steps[place];
        }

        InverseCosine.Transform(block, frame.Precision, part.Plane.AsSpan(row * 8 * part.Stride + column * 8), part.Stride);
    }

    private int Category(JpegHuffmanTable table, int most)
    {
        int category = bits.Symbol(table);
        if (category < 0 || category > most) throw Failure();
        return category;
    }

    private int Signed(int size)
    {
        if (size == 0) return 0;
        int value = bits.Take(size);
        return value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
    }

    private readonly ImageDefectException Failure() => bits.RanOut ? JpegMarkers.CutOff() : JpegMarkers.Broken("its bits are no code of its tables");
}
