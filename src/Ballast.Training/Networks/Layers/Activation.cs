namespace Ballast.Training;

/// <summary>What a layer does to its own output before it hands it on.</summary>
internal enum Activation
{
    None,
    Rectifier,
    HardSwish,
}
