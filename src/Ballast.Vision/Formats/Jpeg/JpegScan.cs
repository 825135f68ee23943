namespace Ballast.Vision;

/// <summary>Reads through the Huffman-coded pixels of one scan (ITU-T T.81, annexes F and G) to see whether all of them are there and make sense.</summary>
internal ref struct JpegScan
{
    private readonly JpegFrame frame;
    private readonly JpegScanHeader header;
    private readonly ReadOnlySpan<byte> bytes;
    private JpegBits bits;
    private int endOfBandRun;

    internal JpegScan(JpegFrame frame, JpegScanHeader header, ReadOnlySpan<byte> bytes, int at)
    {
        this.frame = frame;
        this.header = header;
        this.bytes = bytes;
        bits = new JpegBits(bytes, at);
    }

    /// <summary>Reads the scan and returns the position behind it.</summary>
    /// <exception cref="ImageDefectException">The scan is damaged or cut off.</exception>
    internal int Run(int restartInterval)
    {
        bool alone = header.Parts.Length == 1;
        JpegComponent first = header.Parts[0].Component;
        int unitsAcross = alone ? first.Columns : frame.UnitsAcross;
        int units = unitsAcross * (alone ? first.Rows : frame.UnitsDown);
        for (int unit = 0; unit < units; unit++)
        {
            if (restartInterval > 0 && unit > 0 && unit % restartInterval == 0) Restart(unit / restartInterval - 1);
            int column = unit % unitsAcross, row = unit / unitsAcross;
            if (alone) Block(header.Parts[0], row * first.PaddedColumns + column);
            else Unit(column, row);
            if (bits.RanOut) throw JpegStructure.Broken("the pixels end early");
        }

        return bits.Position;
    }

    private void Unit(int column, int row)
    {
        foreach (JpegScanPart part in header.Parts)
        {
            JpegComponent component = part.Component;
            for (int y = 0; y < component.Down; y++)
                for (int x = 0; x < component.Across; x++)
                    Block(part, (row * component.Down + y) * component.PaddedColumns + column * component.Across + x);
        }
    }

    private void Restart(int number)
    {
        int at = bits.Position;
        while (at < bytes.Length && bytes[at] == 0xFF) at++;
        if (at == bits.Position || at >= bytes.Length || bytes[at] != 0xD0 + number % 8) throw JpegStructure.Broken("a restart mark is missing");
        bits = new JpegBits(bytes, at + 1);
        endOfBandRun = 0;
    }

    private void Block(JpegScanPart part, int block)
    {
        if (!frame.Progressive) Sequential(part);
        else if (header.First > 0 && header.HighBit == 0) BandFirst(part, ref part.Component.Nonzero[block]);
        else if (header.First > 0) BandAgain(part, ref part.Component.Nonzero[block]);
        else if (header.HighBit == 0) bits.Drop(Symbol(part.Dc) & 15);
        else bits.Drop(1);
    }

    private void Sequential(JpegScanPart part)
    {
        bits.Drop(Symbol(part.Dc) & 15);
        for (int k = 1; k < 64; k++)
        {
            int symbol = Symbol(part.Ac), size = symbol & 15, run = symbol >> 4;
            if (size == 0 && run != 15) return;
            k += run;
            if (size > 0 && k > 63) throw JpegStructure.Broken("a block has too many coefficients");
            bits.Drop(size);
        }
    }

    private void BandFirst(JpegScanPart part, ref ulong nonzero)
    {
        if (endOfBandRun > 0)
        {
            endOfBandRun--;
            return;
        }

        for (int k = header.First; k <= header.Last; k++)
        {
            int symbol = Symbol(part.Ac), size = symbol & 15, run = symbol >> 4;
            if (size == 0 && run != 15)
            {
                endOfBandRun = (1 << run) - 1 + bits.Take(run);
                return;
            }

            k += run;
            if (size == 0) continue;
            if (k > header.Last) throw JpegStructure.Broken("a block has too many coefficients");
            bits.Drop(size);
            nonzero |= 1UL << k;
        }
    }

    private void BandAgain(JpegScanPart part, ref ulong nonzero)
    {
        int k = header.First;
        for (; endOfBandRun == 0 && k <= header.Last; k++)
        {
            int symbol = Symbol(part.Ac), size = symbol & 15, run = symbol >> 4;
            if (size > 1) throw JpegStructure.Broken("a coefficient is refined by more than one bit");
            if (size == 0 && run != 15)
            {
                endOfBandRun = (1 << run) + bits.Take(run);
                break;
            }

            bits.Drop(size);
            k = Refine(k, run, nonzero);
            if (size == 0) continue;
            if (k > header.Last) throw JpegStructure.Broken("a block has too many coefficients");
            nonzero |= 1UL << k;
        }

        if (endOfBandRun == 0) return;
        Refine(k, 64, nonzero);
        endOfBandRun--;
    }

    /// <summary>Takes a bit for each coefficient that is not zero, passing over a run of zeros; returns where it stopped.</summary>
    private int Refine(int k, int run, ulong nonzero)
    {
        for (; k <= header.Last; k++)
        {
            if ((nonzero >> k & 1) != 0) bits.Drop(1);
            else if (--run < 0) break;
        }

        return k;
    }

    private int Symbol(JpegHuffmanTable? table)
    {
        if (table is null) throw JpegStructure.Broken("a Huffman table is missing");
        int symbol = bits.Symbol(table);
        return symbol >= 0 ? symbol : throw JpegStructure.Broken("the pixels hold a code that does not exist");
    }
}
