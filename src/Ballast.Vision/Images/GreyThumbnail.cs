using OpenCvSharp;

namespace Ballast.Vision;

/// <summary>A small grey square of an image, for comparing images by their looks.</summary>
internal static class GreyThumbnail
{
    /// <summary>Decodes the content of an image file and shrinks it; the sides may change their ratio.</summary>
    /// <param name="bytes">The content of the file.</param>
    /// <param name="sizePixels">The side of the square.</param>
    /// <param name="grey">Receives the pixels, row after row: shape [size, size].</param>
    /// <returns>The image's own width and height.</returns>
    /// <exception cref="ImageDefectException">The bytes are not a whole image of a kind that is read.</exception>
    internal static (int WidthPixels, int HeightPixels) Decode(ReadOnlySpan<byte> bytes, int sizePixels, Span<float> grey)
    {
        using Mat decoded = ImageDecoder.Decode(bytes);
        Span<byte> blueFirst = Scratch.Bytes(3 * sizePixels * sizePixels);
        PixelMat.Resize(decoded, sizePixels, sizePixels, blueFirst);
        // The weights of BT.601, as JPEG has them.
        for (int i = 0; i < grey.Length; i++) grey[i] = 0.114f * blueFirst[3 * i] + 0.587f * blueFirst[3 * i + 1] + 0.299f * blueFirst[3 * i + 2];
        return (decoded.Width, decoded.Height);
    }
}
