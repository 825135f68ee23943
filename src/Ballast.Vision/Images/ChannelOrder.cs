namespace Ballast.Vision;

/// <summary>OpenCV keeps blue first; Ballast keeps red first.</summary>
internal static class ChannelOrder
{
    /// <summary>Exchanges the first and third byte of every pixel.</summary>
    internal static void SwapRedAndBlue(Span<byte> pixels)
    {
        for (int i = 0; i + 2 < pixels.Length; i += 3) (pixels[i], pixels[i + 2]) = (pixels[i + 2], pixels[i]);
    }
}
