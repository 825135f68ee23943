namespace Ballast.Vision;

/// <summary>One step of an <see cref="AugmentationPipeline"/>: what is done to an image, how far chance may go, and how often it is done at all.</summary>
/// <remarks>
/// Geometric steps move boxes and masks along with the pixels. Amounts that depend on size are shares of the image's sides, so that one pipeline fits images of any size.
/// Equal settings are equal values; an instance that exists is valid.
/// </remarks>
public abstract record ImageAugmentation
{
    private const int LargestSidePixels = 32768;

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

    /// <summary>Exchanges left and right.</summary>
    public sealed record HorizontalFlip() : ImageAugmentation(0.5);

    /// <summary>Exchanges top and bottom.</summary>
    public sealed record VerticalFlip() : ImageAugmentation(0.5);

    /// <summary>Turns about the centre by an angle between −<see cref="Degrees"/> and <see cref="Degrees"/>.</summary>
    public sealed record Rotation() : ImageAugmentation(1)
    {
        /// <summary>The largest angle to either side, 0 … 180; default 10.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Outside 0 … 180.</exception>
        public double Degrees { get; init => field = InRange(value, 0, 180, nameof(Degrees)); } = 10;
    }

    /// <summary>Shears and scales about the centre, then shifts.</summary>
    public sealed record Affine() : ImageAugmentation(1)
    {
        /// <summary>The largest shift in each direction as a share of the side, 0 … 1; default 0.1.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Outside 0 … 1.</exception>
        public double Translate { get; init => field = InRange(value, 0, 1, nameof(Translate)); } = 0.1;

        /// <summary>How far the factor of size strays from 1, 0 … 0.95; default 0.2: a factor between 0.8 and 1.2.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Outside 0 … 0.95.</exception>
        public double Scale { get; init => field = InRange(value, 0, 0.95, nameof(Scale)); } = 0.2;

        /// <summary>The largest angle by which the upright and the level edges lean, each drawn on its own, 0 … 40; default 0.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Outside 0 … 40.</exception>
        public double ShearDegrees { get; init => field = InRange(value, 0, 40, nameof(ShearDegrees)); }
    }

    /// <summary>Moves each corner towards the inside by up to <see cref="Distortion"/> / 2 of the side, as if the picture were seen from an angle.</summary>
    public sealed record Perspective() : ImageAugmentation(0.5)
    {
        /// <summary>0 … 0.6; default 0.5. Above 2/3 a quadrangle could fold over itself.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Outside 0 … 0.6.</exception>
        public double Distortion { get; init => field = InRange(value, 0, 0.6, nameof(Distortion)); } = 0.5;
    }

    /// <summary>Takes a window of a fixed size at a place drawn by chance; where the image is smaller than the window, the rest is filled.</summary>
    public sealed record RandomCrop() : ImageAugmentation(1)
    {
        /// <summary>The width of the window, 1 … 32,768; default 224.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Outside 1 … 32,768.</exception>
        public int WidthPixels { get; init => field = InRange(value, 1, LargestSidePixels, nameof(WidthPixels)); } = 224;

        /// <summary>The height of the window, 1 … 32,768; default 224.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Outside 1 … 32,768.</exception>
        public int HeightPixels { get; init => field = InRange(value, 1, LargestSidePixels, nameof(HeightPixels)); } = 224;

        /// <summary>What becomes of the window; default <see cref="CropSize.Window"/>, which changes the size of the image.</summary>
        public CropSize Size { get; init; }
    }

    /// <summary>Takes a window of a drawn area and aspect and resizes it: torchvision's RandomResizedCrop.</summary>
    /// <remarks>
    /// The area is uniform in [<see cref="MinimumAreaShare"/>, 1] of the image, the logarithm of width / height uniform in ±log(<see cref="Aspect"/>); of ten draws the first that fits is
    /// taken, else the largest centred window within the aspect. Unlike torchvision on a PIL image, pixels are not averaged where the window shrinks.
    /// </remarks>
    public sealed record ResizedCrop() : ImageAugmentation(1)
    {
        /// <summary>The smallest share of the image's area, 0.01 … 1; default 0.08.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Outside 0.01 … 1.</exception>
        public double MinimumAreaShare { get; init => field = InRange(value, 0.01, 1, nameof(MinimumAreaShare)); } = 0.08;

        /// <summary>The largest ratio of the longer to the shorter side of the window, 1 … 10; default 4/3.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Outside 1 … 10.</exception>
        public double Aspect { get; init => field = InRange(value, 1, 10, nameof(Aspect)); } = 4.0 / 3;

        /// <summary>The new width, 0 … 32,768; default 0, which keeps the image's.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Outside 0 … 32,768.</exception>
        public int WidthPixels { get; init => field = InRange(value, 0, LargestSidePixels, nameof(WidthPixels)); }

        /// <summary>The new height, 0 … 32,768; default 0, which keeps the image's.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Outside 0 … 32,768.</exception>
        public int HeightPixels { get; init => field = InRange(value, 0, LargestSidePixels, nameof(HeightPixels)); }
    }

    /// <summary>Multiplies hue, saturation and value by factors uniform in [1 − x, 1 + x]; hue wraps, the others stop at 255.</summary>
    /// <remarks>YOLOv5's step: hue in 180 steps, tables of 8 bits, and OpenCV's conversions there and back, digit for digit.</remarks>
    public sealed record Hsv() : ImageAugmentation(1)
    {
        /// <summary>How far the factor of hue strays from 1, 0 … 1; default 0.015.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Outside 0 … 1.</exception>
        public double HueReach { get; init => field = InRange(value, 0, 1, nameof(HueReach)); } = 0.015;

        /// <summary>How far the factor of saturation strays from 1, 0 … 1; default 0.7.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Outside 0 … 1.</exception>
        public double SaturationReach { get; init => field = InRange(value, 0, 1, nameof(SaturationReach)); } = 0.7;

        /// <summary>How far the factor of value strays from 1, 0 … 1; default 0.4.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Outside 0 … 1.</exception>
        public double ValueReach { get; init => field = InRange(value, 0, 1, nameof(ValueReach)); } = 0.4;
    }

    /// <summary>Blends with black, as torchvision's adjust_brightness: a factor uniform in [max(0, 1 − x), 1 + x].</summary>
    public sealed record Brightness() : ImageAugmentation(1)
    {
        /// <summary>How far the factor strays from 1, 0 or more; default 0.2.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
        public double Reach { get; init => field = InRange(value, 0, double.MaxValue, nameof(Reach)); } = 0.2;
    }

    /// <summary>Blends with the mean grey of the image, as torchvision's adjust_contrast: a factor uniform in [max(0, 1 − x), 1 + x].</summary>
    public sealed record Contrast() : ImageAugmentation(1)
    {
        /// <summary>How far the factor strays from 1, 0 or more; default 0.2.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
        public double Reach { get; init => field = InRange(value, 0, double.MaxValue, nameof(Reach)); } = 0.2;
    }

    /// <summary>Blends with the grey image, as torchvision's adjust_saturation: a factor uniform in [max(0, 1 − x), 1 + x].</summary>
    public sealed record Saturation() : ImageAugmentation(1)
    {
        /// <summary>How far the factor strays from 1, 0 or more; default 0.2.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
        public double Reach { get; init => field = InRange(value, 0, double.MaxValue, nameof(Reach)); } = 0.2;
    }

    /// <summary>Inverts every value at or above a threshold, as torchvision's solarize.</summary>
    public sealed record Solarize() : ImageAugmentation(1)
    {
        /// <summary>0 … 256; default 128. 256 changes nothing.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Outside 0 … 256.</exception>
        public double Threshold { get; init => field = InRange(value, 0, 256, nameof(Threshold)); } = 128;
    }

    /// <summary>Keeps the highest bits of every value, as torchvision's posterize.</summary>
    public sealed record Posterize() : ImageAugmentation(1)
    {
        /// <summary>How many bits stay, 0 … 8; default 4. 8 changes nothing.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Outside 0 … 8.</exception>
        public int Bits { get; init => field = InRange(value, 0, 8, nameof(Bits)); } = 4;
    }

    /// <summary>Spreads the values of each channel so that all are about equally frequent, as torchvision's equalize.</summary>
    public sealed record Equalize() : ImageAugmentation(1);

    /// <summary>Stretches each channel to 0 … 255, as torchvision's autocontrast.</summary>
    public sealed record AutoContrast() : ImageAugmentation(1);

    /// <summary>Blends with a smoothed image, as torchvision's adjust_sharpness: a factor uniform in [max(0, 1 − x), 1 + x]; below 1 blurs, above 1 sharpens.</summary>
    public sealed record Sharpness() : ImageAugmentation(1)
    {
        /// <summary>How far the factor strays from 1, 0 or more; default 0.5.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
        public double Reach { get; init => field = InRange(value, 0, double.MaxValue, nameof(Reach)); } = 0.5;
    }

    /// <summary>Blurs by a Gaussian whose standard deviation is uniform in [0.1, <see cref="SigmaPixels"/>]; the border is mirrored.</summary>
    public sealed record GaussianBlur() : ImageAugmentation(1)
    {
        /// <summary>The largest standard deviation, 0.1 … 10 pixels; default 2.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Outside 0.1 … 10.</exception>
        public double SigmaPixels { get; init => field = InRange(value, 0.1, 10, nameof(SigmaPixels)); } = 2;
    }

    /// <summary>Adds normal noise of its own to every value; its standard deviation is uniform in [0, <see cref="Levels"/>].</summary>
    public sealed record GaussianNoise() : ImageAugmentation(1)
    {
        /// <summary>The largest standard deviation in levels of 0 … 255, 0 … 128; default 10.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Outside 0 … 128.</exception>
        public double Levels { get; init => field = InRange(value, 0, 128, nameof(Levels)); } = 10;
    }

    /// <summary>Fills rectangles at places drawn by chance; masks lose what is covered.</summary>
    /// <remarks>
    /// DeVries and Taylor 2017, "Improved regularization of convolutional neural networks with Cutout", arXiv:1708.04552. Departs from the paper in that rectangles lie wholly within
    /// the image and their sides vary. A box shrinks to what is still visible of it.
    /// </remarks>
    public sealed record Cutout() : ImageAugmentation(0.5)
    {
        /// <summary>How many rectangles, 1 … 64; default 1.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Outside 1 … 64.</exception>
        public int Holes { get; init => field = InRange(value, 1, 64, nameof(Holes)); } = 1;

        /// <summary>The largest side as a share of the image's, 0.01 … 1; each side is uniform between half of it and all of it. Default 0.25.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Outside 0.01 … 1.</exception>
        public double Side { get; init => field = InRange(value, 0.01, 1, nameof(Side)); } = 0.25;
    }

    /// <summary>Does a number of operations, drawn with replacement from fourteen, all of one magnitude.</summary>
    /// <remarks>
    /// Cubuk et al. 2020, "RandAugment: Practical automated data augmentation with a reduced search space", arXiv:1909.13719, with torchvision's operations (identity, shear, translation and
    /// rotation, brightness, colour, contrast, sharpness, posterize, solarize, autocontrast, equalize) and its magnitudes on 31 bins. Departs from torchvision's default in that
    /// geometric operations are bilinear.
    /// </remarks>
    public sealed record RandAugment() : ImageAugmentation(1)
    {
        /// <summary>How many operations an image gets, N, 1 … 14; default 2.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Outside 1 … 14.</exception>
        public int Operations { get; init => field = InRange(value, 1, 14, nameof(Operations)); } = 2;

        /// <summary>The bin of the magnitude, M, 0 … 30; default 9.</summary>
        /// <exception cref="ArgumentOutOfRangeException">Outside 0 … 30.</exception>
        public int Magnitude { get; init => field = InRange(value, 0, 30, nameof(Magnitude)); } = 9;
    }
}
