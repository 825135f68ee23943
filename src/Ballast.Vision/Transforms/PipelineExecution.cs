using Ballast.Core;

namespace Ballast.Vision;

/// <summary>One image on its way through the drawn steps: what is still to be done is gathered, and done in as few passes as the steps allow.</summary>
/// <remarks>First comes the pending geometry, then the pending colours. Buffers are the thread's, so that a loop over images allocates nothing.</remarks>
internal ref struct PipelineExecution
{
    private readonly byte fill;
    private readonly LabelCarrier? labels;
    private readonly Span<byte> result;
    private ReadOnlySpan<byte> pixels;
    private Span<byte> own;
    private int pixelWidth, pixelHeight;
    private bool odd, moved;
    private Homography toSource = Homography.Identity;
    private ColorPass colors;

    /// <summary>Starts from pixels that must not change.</summary>
    /// <param name="pixels">The pixels.</param>
    /// <param name="size">Their size.</param>
    /// <param name="fill">What lies outside.</param>
    /// <param name="labels">The boxes and masks, if there are any.</param>
    /// <param name="result">Where <see cref="Finish"/> will write, if that is known: passes use it as their room.</param>
    internal PipelineExecution(ReadOnlySpan<byte> pixels, (int Width, int Height) size, byte fill, LabelCarrier? labels, Span<byte> result = default)
    {
        this.pixels = pixels;
        this.result = result;
        this.fill = fill;
        this.labels = labels;
        (Width, Height) = (pixelWidth, pixelHeight) = size;
    }

    /// <summary>Starts from pixels that the result replaces.</summary>
    internal PipelineExecution(Span<byte> pixels, (int Width, int Height) size, byte fill)
        : this(pixels, size, fill, null, pixels)
    {
        own = pixels;
    }

    /// <summary>The width after all steps so far.</summary>
    internal int Width { get; private set; }

    /// <summary>The height after all steps so far.</summary>
    internal int Height { get; private set; }

    /// <summary>Adds a geometric step.</summary>
    /// <param name="toBefore">From the pixels after the step to those before it.</param>
    /// <param name="width">The width after the step.</param>
    /// <param name="height">The height after the step.</param>
    internal void Move(in Homography toBefore, int width, int height)
    {
        if (!colors.LetsGeometryPass) Settle();
        toSource = toSource.After(toBefore);
        moved = true;
        Width = width;
        Height = height;
    }

    internal void Brighten(double factor)
    {
        BeginTable();
        colors.Table.Blend(factor, 0);
    }

    internal void Solarize(double threshold)
    {
        BeginTable();
        colors.LetsGeometryPass = false;
        colors.Table.Solarize(threshold);
    }

    internal void Posterize(int bits)
    {
        BeginTable();
        colors.LetsGeometryPass = false;
        colors.Table.Posterize(bits);
    }

    internal void ChangeContrast(double factor)
    {
        BeginStatistics();
        colors.Table.Blend(factor, ImageStatistics.MeanGrey(pixels, colors.Table));
    }

    internal void AutoContrast()
    {
        Span<int> counts = stackalloc int[ImageStatistics.Bins];
        BeginStatistics();
        ImageStatistics.Count(pixels, colors.Table, counts);
        colors.Table.Stretch(counts);
    }

    internal void Equalize()
    {
        Span<int> counts = stackalloc int[ImageStatistics.Bins];
        BeginStatistics();
        ImageStatistics.Count(pixels, colors.Table, counts);
        colors.Table.Equalize(counts);
    }

    internal void Saturate(double factor)
    {
        if (colors.Mixes) Settle();
        colors.Saturate(factor);
    }

    internal void ShiftHsv(double hue, double saturation, double value)
    {
        if (colors.Mixes) Settle();
        colors.ShiftHsv(hue, saturation, value);
    }

    internal void Sharpen(double factor)
    {
        Settle();
        if (Width <= 2 || Height <= 2) return;
        Span<byte> target = NextRoom(pixels.Length);
        Sharpening.Apply(pixels, target, Width, factor);
        pixels = own = target;
    }

    internal void Blur(double sigma)
    {
        Settle();
        Span<byte> target = NextRoom(pixels.Length);
        Blurring.Apply(pixels, target, Width, sigma);
        pixels = own = target;
    }

    internal void AddNoise(double deviation, ref ItemRandom random)
    {
        Settle();
        Span<byte> target = Writable();
        Noise.Add(pixels, target, deviation, ref random);
        pixels = own = target;
    }

    internal void Cover(scoped ReadOnlySpan<PixelRectangle> holes)
    {
        Settle();
        Span<byte> target = Writable();
        if (target != pixels) pixels.CopyTo(target);
        foreach (PixelRectangle hole in holes)
            for (int y = hole.Top; y < hole.Bottom; y++)
                target[(3 * (y * Width + hole.Left))..(3 * (y * Width + hole.Right))].Fill(fill);
        pixels = own = target;
        labels?.Cover(holes);
    }

    /// <summary>Does what is left and writes the result.</summary>
    internal void Finish(Span<byte> target)
    {
        if (moved && colors.IsEmpty && !pixels.Overlaps(target))
        {
            MoveLabels();
            Warp.Apply(new PixelSource(pixels, pixelWidth, pixelHeight), target, Width, toSource, fill);
            return;
        }

        SettleGeometry();
        if (!colors.IsEmpty) colors.Run(pixels, target);
        else if (pixels != target) pixels.CopyTo(target);
    }

    private void BeginTable()
    {
        if (colors.Mixes) Settle();
    }

    private void BeginStatistics()
    {
        SettleGeometry();
        if (colors.Mixes) Settle();
        colors.LetsGeometryPass = false;
    }

    private void Settle()
    {
        SettleGeometry();
        if (colors.IsEmpty) return;
        Span<byte> target = Writable();
        colors.Run(pixels, target);
        colors = new ColorPass();
        pixels = own = target;
    }

    private void SettleGeometry()
    {
        if (!moved) return;
        MoveLabels();
        Span<byte> target = NextRoom(3 * Width * Height);
        Warp.Apply(new PixelSource(pixels, pixelWidth, pixelHeight), target, Width, toSource, fill);
        pixels = own = target;
        (pixelWidth, pixelHeight) = (Width, Height);
        toSource = Homography.Identity;
        moved = false;
    }

    private readonly void MoveLabels() => labels?.Move(toSource, (pixelWidth, pixelHeight), (Width, Height));

    private Span<byte> Writable() => own.IsEmpty ? NextRoom(pixels.Length) : own;

    private Span<byte> NextRoom(int length)
    {
        if (result.Length == length && !pixels.Overlaps(result)) return result;
        odd = !odd;
        return odd ? Scratch.OddBytes(length) : Scratch.EvenBytes(length);
    }
}
