namespace Ballast.Vision;

/// <summary>Which boxes survive a transform.</summary>
/// <remarks>The rule and the standard values are YOLOv5's.</remarks>
public sealed record BoxRule
{
    /// <summary>The least width and height of a box that stays, 0 or more pixels; default 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public double LeastSidePixels
    {
        get;
        init => field = value >= 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(LeastSidePixels), value, "LeastSidePixels is a number of 0 or more.");
    } = 2;

    /// <summary>The least share of the object's area, as it would be after the transform, that is still in the image, 0 … 1; default 0.1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 0 … 1.</exception>
    public double LeastAreaShare
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(LeastAreaShare), value, "LeastAreaShare is a number from 0 to 1.");
    } = 0.1;

    /// <summary>The ratio of the longer to the shorter side at which a box goes, above 1; default 100.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above 1.</exception>
    public double AspectLimit
    {
        get;
        init => field = value > 1 ? value : throw new ArgumentOutOfRangeException(nameof(AspectLimit), value, "AspectLimit is a number above 1.");
    } = 100;

    /// <summary>Whether a box stays.</summary>
    /// <param name="box">The box within its image.</param>
    /// <param name="areaShare">How much of the object is still there, 0 … 1.</param>
    public bool Keeps(PixelBox box, double areaShare) =>
        !box.IsDegenerate && box.Width >= LeastSidePixels && box.Height >= LeastSidePixels && areaShare >= LeastAreaShare
        && Math.Max(box.Width / box.Height, box.Height / box.Width) < AspectLimit;
}
