namespace Ballast.Training;

/// <summary>One float32 image in native memory: [height, width, channels].</summary>
internal readonly unsafe struct ImageField(float* first, int height, int width, int channels)
{
    public int Height { get; } = height;

    public int Width { get; } = width;

    public int Channels { get; } = channels;

    public Span<float> Values => new(first, Height * Width * Channels);

    /// <summary>The first channel of a pixel.</summary>
    public float* At(int y, int x) => first + (y * Width + x) * Channels;
}
