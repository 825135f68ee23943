using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Vision;

/// <summary>
/// Makes one image of several, with boxes and masks carried along: one of <see cref="Mosaic"/>, <see cref="MixUp"/>, <see cref="CutMix"/>, <see cref="CopyPaste"/> and <see cref="BoxPaste"/>.
/// </summary>
/// <remarks>
/// Immutable and thread-safe. The images that go in are left as they are. An object is seen as far as its mask's pixels are on top, or, without a mask, as far as its box is;
/// the box of an object that is partly hidden shrinks to what is seen of it, and an object of which too little is left is dropped from boxes and masks (its pixels stay).
/// </remarks>
public abstract record CompositeAugmentation
{
    private protected CompositeAugmentation()
    {
    }

    /// <summary>The share of an object that must be visible for it to be kept, 0 … 1; default 0.1.</summary>
    /// <exception cref="BallastException">Outside 0 … 1.</exception>
    public double LeastShareVisible { get; init => field = Share(value, "LeastShareVisible"); } = 0.1;

    /// <summary>The least width and height of a box that is kept, pixels; default 2.</summary>
    /// <exception cref="BallastException">Negative or not finite.</exception>
    public double LeastSidePixels
    {
        get;
        init => field = value >= 0 && double.IsFinite(value) ? value : throw new BallastException($"LeastSidePixels is {value}; it must be 0 or more. 2 is usual.");
    } = 2;

    /// <summary>What the method is called on the command line and in provenance.</summary>
    public abstract string Name { get; }

    /// <summary>How many images it takes beside the item.</summary>
    public abstract int Partners { get; }

    /// <summary>Makes the composite of an item and of partners drawn from the pool.</summary>
    /// <param name="item">The place of the item in the pool.</param>
    /// <param name="pool">The images.</param>
    /// <param name="random">The generator of this item; seed it by what the item is (seed, epoch, index), so that results do not depend on threads.</param>
    public CompositeResult Apply(int item, PartnerPool pool, ref ItemRandom random)
    {
        ArgumentNullException.ThrowIfNull(pool);
        int[] images = new int[1 + Partners];
        images[0] = item;
        for (int i = 1; i < images.Length; i++) images[i] = pool.Draw(ref random);
        Composition composition = Compose([.. images.Select(pool.Read)], ref random);
        (LabeledImage image, ImmutableArray<CompositeObject> objects) = composition.Finish(LeastShareVisible, LeastSidePixels);
        var provenance = new CompositeProvenance { Method = Name, Images = [.. images], Lambda = composition.Lambda, Places = [.. composition.Places], Objects = objects };
        return new CompositeResult(image, provenance);
    }

    private protected abstract Composition Compose(LabeledImage[] images, ref ItemRandom random);

    private static double Share(double value, string name) =>
        value is >= 0 and <= 1 ? value : throw new BallastException($"{name} is {value}; it is a share from 0 to 1.");

    private static double Positive(double value, string name) =>
        value > 0 && double.IsFinite(value) ? value : throw new BallastException($"{name} is {value}; it must be above 0.");

    private static int Side(int value) =>
        value is >= 8 and <= 8192 ? value : throw new BallastException($"SizePixels is {value}; it must be from 8 to 8192. 640 is usual.");

    private static void CheckScales(double least, double most)
    {
        if (least > most) throw new BallastException($"LeastScale is {least} and MostScale is {most}; the least must not be above the most.");
    }

    /// <summary>A square of two, four or nine images.</summary>
    /// <remarks>
    /// Four: a canvas of twice the side is filled, a centre is drawn within [side / 2, 3 side / 2] in both directions, the item and three partners are put in drawn order into the four
    /// corners, each scaled so that its longest side is <see cref="SizePixels"/> and anchored at the centre; then the canvas is scaled and shifted and cut to the square (Bochkovskiy
    /// et al. 2020, arXiv:2004.10934, and YOLOv5's scale and translate; rotation and shear are left to a pipeline of transforms). Nine: the item stands in the middle of a canvas of three sides, the
    /// partners around it clockwise from the top, each touching the one before; a window of two sides is drawn. Two: the square is cut in two at a drawn line in [1/4, 3/4], and
    /// each part shows a crop of an image that fills it. Images are scaled once, straight to their final size.
    /// </remarks>
    public sealed record Mosaic : CompositeAugmentation
    {
        /// <summary>How many images, and where; default four.</summary>
        public MosaicLayout Layout { get; init; } = MosaicLayout.Four;

        /// <summary>The side of the result, pixels, 8 … 8192; default 640.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public int SizePixels { get; init => field = Side(value); } = 640;

        /// <summary>The grey where there is no image; default 114.</summary>
        public byte Fill { get; init; } = 114;

        /// <summary>How far the factor of the last scaling strays from 1, 0 … 0.95; default 0.5. Not used by <see cref="MosaicLayout.Two"/>.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public double Scale { get; init => field = value is >= 0 and <= 0.95 ? value : throw new BallastException($"Scale is {value}; it must be from 0 to 0.95. 0.5 is usual."); } = 0.5;

        /// <summary>How far the last shift strays, as a share of the side, 0 … 1; default 0.1. Not used by <see cref="MosaicLayout.Two"/>.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public double Translate { get; init => field = Share(value, "Translate"); } = 0.1;

        /// <inheritdoc />
        public override string Name => Layout switch { MosaicLayout.Two => "mosaic2", MosaicLayout.Four => "mosaic4", _ => "mosaic9" };

        /// <inheritdoc />
        public override int Partners => Layout switch { MosaicLayout.Two => 1, MosaicLayout.Four => 3, _ => 8 };

        private protected override Composition Compose(LabeledImage[] images, ref ItemRandom random) => Layout switch
        {
            MosaicLayout.Two => MosaicOfTwo.Compose(this, images, ref random),
            MosaicLayout.Four => MosaicOfFour.Compose(this, images, ref random),
            _ => MosaicOfNine.Compose(this, images, ref random),
        };
    }

    /// <summary>Two images blended pixel for pixel, the boxes of both kept.</summary>
    /// <remarks>
    /// x = λ · item + (1 − λ) · partner, λ ~ Beta(α, α) (Zhang et al. 2018, arXiv:1710.09412; for detection Zhang et al. 2019, arXiv:1902.04103). The result has the item's size; the partner is
    /// scaled into it with its ratio kept. Where masks of both lie on one pixel, the image of the larger share has it.
    /// </remarks>
    public sealed record MixUp : CompositeAugmentation
    {
        /// <summary>α of the beta distribution, above 0; default 32, which blends about half and half, as detectors do. 1 is usual for classification.</summary>
        /// <exception cref="BallastException">Not above 0.</exception>
        public double Alpha { get; init => field = Positive(value, "Alpha"); } = 32;

        /// <summary>The grey beside a partner of another shape; default 114.</summary>
        public byte Fill { get; init; } = 114;

        /// <inheritdoc />
        public override string Name => "mixup";

        /// <inheritdoc />
        public override int Partners => 1;

        private protected override Composition Compose(LabeledImage[] images, ref ItemRandom random) => TwoImages.MixUp(this, images, ref random);
    }

    /// <summary>A rectangle of the item is replaced by what another image shows there.</summary>
    /// <remarks>
    /// Yun et al. 2019, doi:10.1109/ICCV.2019.00612: λ ~ Beta(α, α), the rectangle has √(1 − λ) of each side and a uniform centre, and λ is computed again from the part within the image. The
    /// partner is scaled with its ratio kept so that it covers the item's frame, centred. Boxes are cut at the rectangle and dropped by the share that is left.
    /// </remarks>
    public sealed record CutMix : CompositeAugmentation
    {
        /// <summary>α of the beta distribution, above 0; default 1.</summary>
        /// <exception cref="BallastException">Not above 0.</exception>
        public double Alpha { get; init => field = Positive(value, "Alpha"); } = 1;

        /// <inheritdoc />
        public override string Name => "cutmix";

        /// <inheritdoc />
        public override int Partners => 1;

        private protected override Composition Compose(LabeledImage[] images, ref ItemRandom random) => TwoImages.CutMix(this, images, ref random);
    }

    /// <summary>Objects of another image, cut out along their masks, pasted onto the item.</summary>
    /// <remarks>
    /// Ghiasi et al. 2021, doi:10.1109/CVPR46437.2021.00294: both images are jittered in scale and mirrored by chance, a drawn part of the other's objects is pasted, and masks and boxes of what
    /// they cover are updated. Departs from the paper in that a smaller image is put at a drawn place, and edges are not blurred, from which the paper saw no gain. A partner without masks
    /// gives nothing: use <see cref="BoxPaste"/>.
    /// </remarks>
    public sealed record CopyPaste : CompositeAugmentation
    {
        /// <summary>The side of the result, pixels, 8 … 8192; default 640.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public int SizePixels { get; init => field = Side(value); } = 640;

        /// <summary>The smallest factor of the jitter: 1 makes the longest side <see cref="SizePixels"/>. Above 0; default 0.1.</summary>
        /// <exception cref="BallastException">Not above 0.</exception>
        public double LeastScale { get; init => field = Positive(value, "LeastScale"); } = 0.1;

        /// <summary>The largest factor of the jitter, at most 8; default 2.</summary>
        /// <exception cref="BallastException">Not above 0, or above 8.</exception>
        public double MostScale { get; init => field = value <= 8 ? Positive(value, "MostScale") : throw new BallastException($"MostScale is {value}; it must be at most 8. 2 is usual."); } = 2;

        /// <summary>The probability that an image is mirrored, 0 … 1; default 0.5.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public double Flip { get; init => field = Share(value, "Flip"); } = 0.5;

        /// <summary>The probability that an object is pasted, 0 … 1; default 0.5. At least one is, where there is one to paste.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public double ObjectShare { get; init => field = Share(value, "ObjectShare"); } = 0.5;

        /// <summary>The classes that are pasted, for example the rare ones; empty (default) for all.</summary>
        public ImmutableArray<int> Labels { get; init; } = [];

        /// <summary>The grey where there is no image; default 114.</summary>
        public byte Fill { get; init; } = 114;

        /// <inheritdoc />
        public override string Name => "copy_paste";

        /// <inheritdoc />
        public override int Partners => 1;

        private protected override Composition Compose(LabeledImage[] images, ref ItemRandom random)
        {
            CheckScales(LeastScale, MostScale);
            return MaskPasting.Compose(this, images, ref random);
        }
    }

    /// <summary>Objects of other images, cut out along their boxes, pasted onto the item where they hide little: copy-paste for datasets without masks.</summary>
    /// <remarks>
    /// Each partner gives one object. A place is drawn until no object that is there would be hidden by <see cref="MostCovered"/> of its area or more, all pasted boxes together; YOLOv5 asks the same
    /// of each (0.30). An image without objects is a fine item: so rare objects come onto backgrounds.
    /// </remarks>
    public sealed record BoxPaste : CompositeAugmentation
    {
        /// <summary>How many objects are pasted at most, each from a partner of its own, 1 … 64; default 3. A partner without a fitting object, or an object without a place, gives none.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public int Objects { get; init => field = value is >= 1 and <= 64 ? value : throw new BallastException($"Objects is {value}; it must be from 1 to 64. 3 is usual."); } = 3;

        /// <summary>The classes that are pasted, for example the rare ones; empty (default) for all.</summary>
        public ImmutableArray<int> Labels { get; init; } = [];

        /// <summary>The smallest factor of an object's size, above 0; default 0.7.</summary>
        /// <exception cref="BallastException">Not above 0.</exception>
        public double LeastScale { get; init => field = Positive(value, "LeastScale"); } = 0.7;

        /// <summary>The largest factor of an object's size; default 1.3. An object larger than the item is scaled down to it.</summary>
        /// <exception cref="BallastException">Not above 0.</exception>
        public double MostScale { get; init => field = Positive(value, "MostScale"); } = 1.3;

        /// <summary>The probability that an object is mirrored, 0 … 1; default 0.5.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public double Flip { get; init => field = Share(value, "Flip"); } = 0.5;

        /// <summary>The share of an object's area that pasted boxes must stay below, 0 … 1; default 0.3.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public double MostCovered { get; init => field = Share(value, "MostCovered"); } = 0.3;

        /// <summary>How many places are tried for an object, 1 … 1000; default 30.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public int Attempts { get; init => field = value is >= 1 and <= 1000 ? value : throw new BallastException($"Attempts is {value}; it must be from 1 to 1000. 30 is usual."); } = 30;

        /// <summary>Over how many pixels the edge of a pasted box fades into the item, 0 … 64; default 0, a hard edge.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public int FeatherPixels { get; init => field = value is >= 0 and <= 64 ? value : throw new BallastException($"FeatherPixels is {value}; it must be from 0 to 64."); }

        /// <inheritdoc />
        public override string Name => "box_paste";

        /// <inheritdoc />
        public override int Partners => Objects;

        private protected override Composition Compose(LabeledImage[] images, ref ItemRandom random)
        {
            CheckScales(LeastScale, MostScale);
            return BoxPasting.Compose(this, images, ref random);
        }
    }
}
