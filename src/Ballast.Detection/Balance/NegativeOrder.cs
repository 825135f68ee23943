namespace Ballast.Detection;

/// <summary>Which negatives are taken first.</summary>
internal enum NegativeOrder
{
    Random,
    BySlicePosition,
    NearPositives,
}
