namespace Ballast.Training;

/// <summary>Kinds of weight files.</summary>
internal enum WeightFormat
{
    Unknown,
    SafeTensors,
    PyTorch,
    LegacyPyTorch,
}
