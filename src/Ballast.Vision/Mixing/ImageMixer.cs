using Ballast.Core;

namespace Ballast.Vision;

/// <summary>Mixes square images in pairs, in place.</summary>
/// <remarks>
/// Draw first: it tells whether the other image is needed. Pixels are round(λ · x₁ + (1 − λ) · x₂), half up. Manifold mixup mixes inside the network: here it draws nothing.
/// Immutable and thread-safe; a call allocates nothing.
/// </remarks>
public sealed class ImageMixer
{
    private readonly int sizePixels;
    private readonly ClassCounts? counts;

    /// <summary>Creates a mixer for images of one size.</summary>
    /// <param name="mixing">How images are mixed.</param>
    /// <param name="sizePixels">The side of the images, 1 or more.</param>
    /// <param name="counts">How many training images each class has: what <see cref="ImageMixing.Remix"/> needs; others ignore it.</param>
    /// <exception cref="ArgumentException">Remix has no counts.</exception>
    public ImageMixer(ImageMixing mixing, int sizePixels, ClassCounts? counts = null)
    {
        ArgumentNullException.ThrowIfNull(mixing);
        ArgumentOutOfRangeException.ThrowIfLessThan(sizePixels, 1);
        if (mixing is ImageMixing.Remix && counts is null) throw new ArgumentException("Remix needs the counts of the classes.", nameof(counts));
        (Mixing, this.sizePixels, this.counts) = (mixing, sizePixels, counts);
    }

    /// <summary>How images are mixed.</summary>
    public ImageMixing Mixing { get; }

    /// <summary>A draw from Beta(α, α): the share λ that all mixing begins with.</summary>
    /// <param name="random">The generator of the item that is mixed.</param>
    public double DrawShare(ref ItemRandom random) => BetaDraw.Symmetric(Mixing.Alpha, ref random);

    /// <summary>Draws how an image is mixed.</summary>
    /// <param name="random">The generator of this image; seed it by what the image is (seed, epoch, place), so that results do not depend on threads.</param>
    public MixingDraw Draw(ref ItemRandom random)
    {
        if (Mixing is ImageMixing.ManifoldMixUp) return MixingDraw.None;
        if (Mixing.MixedShare < 1 && random.NextDouble() >= Mixing.MixedShare) return MixingDraw.None;
        double share = DrawShare(ref random);
        return Mixing is ImageMixing.CutMix ? DrawBox(share, ref random) : new MixingDraw { Share = share };
    }

    /// <summary>Mixes another image into an image.</summary>
    /// <param name="draw">What was drawn for it.</param>
    /// <param name="rgb">Red, green, blue, row after row: shape [size, size, 3]. Receives the mixed image.</param>
    /// <param name="other">The other image, of the same shape; not read where the draw needs none.</param>
    public void Apply(MixingDraw draw, Span<byte> rgb, ReadOnlySpan<byte> other)
    {
        if (!draw.NeedsOther) return;
        int bytes = 3 * sizePixels * sizePixels;
        if (rgb.Length != bytes || other.Length != bytes)
            throw new ArgumentException($"Images of {sizePixels} x {sizePixels} pixels have {bytes} bytes, but {rgb.Length} and {other.Length} were given.", nameof(rgb));
        if (draw.Box is not { } box)
        {
            Interpolation.Move(rgb, other, 1 - draw.Share);
            return;
        }

        int row = 3 * sizePixels, left = 3 * (int)box.X, length = 3 * (int)box.Width;
        for (int y = (int)box.Y; y < (int)box.Bottom; y++) other.Slice(y * row + left, length).CopyTo(rgb[(y * row + left)..]);
    }

    /// <summary>How much of the mixed image's label is the image's own, 0 … 1: its share of the pixels, but for the rule of <see cref="ImageMixing.Remix"/>.</summary>
    /// <param name="draw">What was drawn.</param>
    /// <param name="label">The class of the image.</param>
    /// <param name="otherLabel">The class of the other.</param>
    public double LabelShare(MixingDraw draw, int label, int otherLabel)
    {
        if (Mixing is not ImageMixing.Remix remix || !draw.NeedsOther) return draw.Share;
        double own = counts![label], others = counts[otherLabel];
        if (own >= remix.Kappa * others && draw.Share < remix.Tau) return 0;
        return own * remix.Kappa <= others && 1 - draw.Share < remix.Tau ? 1 : draw.Share;
    }

    private MixingDraw DrawBox(double share, ref ItemRandom random)
    {
        // As in the authors' code: half of the side, cut to whole pixels, to each side of the centre, within the image.
        int half = (int)(sizePixels * Math.Sqrt(1 - share)) / 2, x = random.NextIndex(sizePixels), y = random.NextIndex(sizePixels);
        int left = Math.Max(0, x - half), top = Math.Max(0, y - half);
        int width = Math.Min(sizePixels, x + half) - left, height = Math.Min(sizePixels, y + half) - top;
        double area = (double)width * height;
        return area == 0 ? MixingDraw.None : new MixingDraw { Share = 1 - area / ((double)sizePixels * sizePixels), Box = new PixelBox(left, top, width, height) };
    }
}
