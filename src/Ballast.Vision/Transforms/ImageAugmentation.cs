namespace Ballast.Vision;

/// <summary>One step of an <see cref="AugmentationPipeline"/>: what is done to an image, how far chance may go, and how often it is done at all.</summary>
/// <remarks>
/// Geometric steps move boxes and masks along with the pixels. Amounts that depend on size are shares of the image's sides, so that one pipeline fits images of any size.
/// Equal settings are equal values; an instance that exists is valid.
/// </remarks>
public abstract partial record ImageAugmentation
{
    private protected ImageAugmentation(double probability) => Probability = probability;

    /// <summary>How often the step is done, 0 … 1. Default 1, but 0.5 for flips, <see cref="Perspective"/> and <see cref="Cutout"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 0 … 1.</exception>
    public double Probability { get; init => field = InRange(value, 0, 1, nameof(Probability)); }

    /// <summary>Whether pixels move, and boxes and masks with them.</summary>
    internal bool IsGeometric => this is HorizontalFlip or VerticalFlip or Rotation or Affine or Perspective or RandomCrop or ResizedCrop;

    private static double InRange(double value, double smallest, double largest, string name)
    {
        if (value >= smallest && value <= largest) return value;
        throw new ArgumentOutOfRangeException(name, value, largest < double.MaxValue ? $"{name} is a number from {smallest} to {largest}." : $"{name} is a number of {smallest} or more.");
    }

    private static int InRange(int value, int smallest, int largest, string name)
    {
        if (value >= smallest && value <= largest) return value;
        throw new ArgumentOutOfRangeException(name, value, $"{name} is a whole number from {smallest} to {largest}.");
    }
}
