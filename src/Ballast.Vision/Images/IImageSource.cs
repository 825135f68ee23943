namespace Ballast.Vision;

/// <summary>Labelled square images of one size, read by index: what a batch loader feeds on. Safe to read from several threads.</summary>
public interface IImageSource
{
    /// <summary>The number of images.</summary>
    int Count { get; }

    /// <summary>The side of each image, in pixels.</summary>
    int SizePixels { get; }

    /// <summary>The label of an image.</summary>
    /// <param name="index">The image, from 0.</param>
    int LabelOf(int index);

    /// <summary>Writes the pixels of an image.</summary>
    /// <param name="index">The image, from 0.</param>
    /// <param name="rgb">Receives red, green, blue, row after row: shape [size, size, 3], 0 … 255.</param>
    void Read(int index, Span<byte> rgb);
}
