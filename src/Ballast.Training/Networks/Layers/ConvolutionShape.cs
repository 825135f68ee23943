namespace Ballast.Training;

/// <summary>The sizes of a square 2-D convolution.</summary>
internal sealed record ConvolutionShape(int Inputs, int Outputs, int Kernel)
{
    public int Stride { get; init; } = 1;

    public int Padding { get; init; }

    public int Groups { get; init; } = 1;

    public bool HasBias { get; init; }
}
