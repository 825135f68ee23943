namespace Ballast.Vision;

public abstract partial record ImageAugmentation
{
    private const int LargestSidePixels = 32768;

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
}
