namespace Ballast.Training;

internal static class WeightFormats
{
    private const int TarMagicAt = 257;

    /// <summary>Tells the kind of a file from its first bytes, whatever its name; the stream is left at its start.</summary>
    public static WeightFormat Detect(Stream stream)
    {
        byte[] start = new byte[TarMagicAt + 5];
        int read = stream.ReadAtLeast(start, start.Length, false);
        stream.Position = 0;
        ReadOnlySpan<byte> seen = start.AsSpan(0, read);
        if (seen.StartsWith("PK\x03\x04"u8)) return WeightFormat.PyTorch;

        // A pickle of the magic number 0x1950a86a20f9469cfc6c, or a tar archive before PyTorch 0.1.10.
        if (seen.StartsWith((ReadOnlySpan<byte>)[0x80, 0x02, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46])) return WeightFormat.LegacyPyTorch;
        if (seen.Length > TarMagicAt && seen[TarMagicAt..].StartsWith("ustar"u8)) return WeightFormat.LegacyPyTorch;
        return seen.Length > 8 && seen[8] == (byte)'{' ? WeightFormat.SafeTensors : WeightFormat.Unknown;
    }
}
