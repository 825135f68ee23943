namespace Ballast.Training;

/// <summary>What the sum of a batch's losses is divided by.</summary>
internal enum LossDivisor
{
    Samples,
    WeightSum,
    Elements,
    One,
}
