namespace Ballast.Training;

/// <summary>One row of the table that describes a MobileNetV3.</summary>
internal sealed record InvertedResidualShape(int Inputs, int Expanded, int Outputs)
{
    public int Kernel { get; init; } = 5;

    public int Stride { get; init; } = 1;

    public bool Excites { get; init; }

    public Activation Activation { get; init; } = Activation.HardSwish;
}
