namespace Ballast.Training;

/// <summary>The sizes of a depthwise convolution: each channel of an image with its own square filter.</summary>
internal sealed record DepthwiseShape(int Height, int Width, int Channels)
{
    public required int Kernel { get; init; }

    public required int Stride { get; init; }

    public required int Padding { get; init; }

    public int ResultHeight => (Height + 2 * Padding - Kernel) / Stride + 1;

    public int ResultWidth => (Width + 2 * Padding - Kernel) / Stride + 1;

    public int ImageValues => Height * Width * Channels;

    public int ResultValues => ResultHeight * ResultWidth * Channels;

    public int FilterValues => Kernel * Kernel * Channels;

    /// <summary>The image with a border of zeros.</summary>
    public (int Height, int Width) Padded => (Height + 2 * Padding, Width + 2 * Padding);

    /// <summary>The result's gradient, its pixels a stride apart, with the border that makes its correlation the image's gradient.</summary>
    public (int Height, int Width) Spread => (Height + Kernel - 1, Width + Kernel - 1);

    /// <summary>The values of the larger of these two.</summary>
    public int ScratchValues => Math.Max(Padded.Height * Padded.Width, Spread.Height * Spread.Width) * Channels;
}
