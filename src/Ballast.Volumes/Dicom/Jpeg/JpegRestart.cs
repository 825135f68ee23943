using Ballast.Vision;

namespace Ballast.Volumes;

/// <summary>Finds the restart marks inside a scan.</summary>
internal static class JpegRestart
{
    /// <summary>The bits behind the restart mark that has to stand at a position.</summary>
    internal static JpegBits After(ReadOnlySpan<byte> bytes, int at)
    {
        while (at + 1 < bytes.Length && bytes[at] == 0xFF && bytes[at + 1] == 0xFF) at++;
        if (at + 1 >= bytes.Length) throw JpegMarkers.CutOff();
        if (bytes[at] != 0xFF || bytes[at + 1] is < 0xD0 or > 0xD7) throw JpegMarkers.Broken("a restart mark is missing");
        return new JpegBits(bytes, at + 2);
    }
}
