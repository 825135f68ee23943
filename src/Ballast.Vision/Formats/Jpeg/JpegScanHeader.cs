namespace Ballast.Vision;

/// <summary>The header of a scan: which components and which bits of which coefficients it gives.</summary>
/// <param name="Parts">The components with their codes.</param>
/// <param name="First">The first coefficient.</param>
/// <param name="Last">The last coefficient.</param>
/// <param name="HighBit">The lowest bit that was given before; 0 when these coefficients are new.</param>
/// <param name="LowBit">The lowest bit that is given now.</param>
internal sealed record JpegScanHeader(JpegScanPart[] Parts, int First, int Last, int HighBit, int LowBit)
{
    /// <summary>Reads the header behind its length.</summary>
    internal static JpegScanHeader Read(ReadOnlySpan<byte> header, JpegFrame frame, JpegHuffmanTable?[] dc, JpegHuffmanTable?[] ac)
    {
        if (header.IsEmpty || header[0] is 0 or > 4 || header.Length < 4 + 2 * header[0]) throw JpegStructure.Broken("a scan header is cut off");
        var parts = new JpegScanPart[header[0]];
        for (int i = 0; i < parts.Length; i++)
        {
            int id = header[1 + 2 * i], tables = header[2 + 2 * i];
            JpegComponent? component = Array.Find(frame.Components, component => component.Id == id);
            if (component is null || (tables & 0xCC) != 0) throw JpegStructure.Broken("a scan names a component that does not exist");
            parts[i] = new JpegScanPart(component, dc[tables >> 4], ac[tables & 15]);
        }

        ReadOnlySpan<byte> end = header[(1 + 2 * parts.Length)..];
        var scan = new JpegScanHeader(parts, end[0], end[1], end[2] >> 4, end[2] & 15);
        if (frame.Progressive) scan.CheckProgression();
        else if (scan is not { First: 0, Last: 63, HighBit: 0, LowBit: 0 }) throw JpegStructure.Broken("a scan header makes no sense");
        return scan;
    }

    /// <summary>Each scan of a progressive file carries on where the one before it left off.</summary>
    private void CheckProgression()
    {
        bool band = First > 0;
        bool sensible = First <= Last && Last <= 63 && LowBit <= 13 && (band ? Parts.Length == 1 : Last == 0) && (HighBit == 0 || HighBit == LowBit + 1);
        if (!sensible) throw JpegStructure.Broken("a scan header makes no sense");
        foreach (JpegScanPart part in Parts)
        {
            if (band && part.Component.LowBits[0] < 0) throw JpegStructure.Broken("the scans contradict each other");
            for (int k = First; k <= Last; k++)
            {
                if (HighBit != Math.Max(0, part.Component.LowBits[k])) throw JpegStructure.Broken("the scans contradict each other");
                part.Component.LowBits[k] = LowBit;
            }
        }
    }
}
