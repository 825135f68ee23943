namespace Ballast.Training;

/// <summary>The sizes of images that lie one after the other, channels last.</summary>
internal readonly record struct ImageShape(long Images, int Height, int Width, int Channels)
{
    /// <summary>Pixels of all images: rows of channels.</summary>
    public long Rows => Images * Height * Width;

    public long Values => Rows * Channels;
}
