using System.Collections.Immutable;

namespace Ballast.Vision;

/// <summary>Boxes and masks of one image on their way through the steps.</summary>
internal sealed class LabelCarrier
{
    private readonly ImmutableArray<LabeledBox> given;
    private readonly AugmentationPipelineOptions options;
    private readonly PixelBox[] boxes;
    private readonly bool[] gone;
    private MaskMap? masks;

    internal LabelCarrier(LabeledImage image, AugmentationPipelineOptions options)
    {
        this.options = options;
        given = image.Boxes.IsDefault ? [] : image.Boxes;
        boxes = [.. given.Select(box => box.Box)];
        gone = new bool[given.Length];
        masks = image.Masks;
        if (masks is { } map && (map.WidthPixels != image.Image.WidthPixels || map.HeightPixels != image.Image.HeightPixels))
            throw new ArgumentException($"The masks are {map.WidthPixels} x {map.HeightPixels} pixels, but the image {image.Image.WidthPixels} x {image.Image.HeightPixels}.", nameof(image));
    }

    internal void Move(in Homography toSource, (int Width, int Height) before, (int Width, int Height) after)
    {
        MaskExtent[] extentsBefore = Extents();
        if (masks is not null) masks = Warp.Nearest(masks, after.Width, after.Height, toSource);
        MaskExtent[] extents = Extents();
        Homography forward = toSource.Inverse();
        for (int i = 0; i < boxes.Length; i++)
        {
            if (gone[i]) continue;
            PixelBox whole = boxes[i].Within(before.Width, before.Height);
            if (whole.IsDegenerate)
            {
                gone[i] = true;
                continue;
            }

            var quadrangle = Quadrangle.Of(whole, forward, after.Width, after.Height);
            bool masked = extentsBefore.Length > 0 && extentsBefore[i].Pixels > 0;
            double share = masked ? extents[i].Pixels / (extentsBefore[i].Pixels * quadrangle.Area / whole.Area) : quadrangle.VisibleArea / quadrangle.Area;
            boxes[i] = masked ? extents[i].Bounds.Box : quadrangle.Visible;
            gone[i] = !options.Boxes.Keeps(boxes[i], Math.Min(1, share));
        }
    }

    internal void Cover(ReadOnlySpan<PixelRectangle> holes)
    {
        MaskExtent[] extentsBefore = Extents();
        if (masks is not null) masks = Without(masks, holes);
        MaskExtent[] extents = Extents();
        for (int i = 0; i < boxes.Length; i++)
        {
            if (gone[i]) continue;
            bool masked = extentsBefore.Length > 0 && extentsBefore[i].Pixels > 0;
            if (masked && extents[i].Pixels == extentsBefore[i].Pixels) continue;
            double share;
            if (masked) (boxes[i], share) = (extents[i].Bounds.Box, (double)extents[i].Pixels / extentsBefore[i].Pixels);
            else if (!VisiblePart.Shrink(boxes[i], holes, out boxes[i], out share)) continue;
            gone[i] = !options.Boxes.Keeps(boxes[i], share);
        }
    }

    internal LabeledImage Result(RgbImage image, out ImmutableArray<LabeledBox> dropped)
    {
        dropped = [.. given.Where((_, i) => gone[i])];
        if (dropped.Length > 0 && masks is not null) masks = Renumbered(masks);
        return new LabeledImage(image, [.. given.Select((box, i) => box with { Box = boxes[i] }).Where((_, i) => !gone[i])], masks);
    }

    /// <summary>Masks of objects have extents; masks of classes have none.</summary>
    private MaskExtent[] Extents()
    {
        if (masks is null || boxes.Length == 0) return [];
        var extents = new MaskExtent[boxes.Length];
        for (int i = 0; i < extents.Length; i++) extents[i] = new MaskExtent(0, PixelRectangle.None);
        int at = 0;
        for (int y = 0; y < masks.HeightPixels; y++)
            for (int x = 0; x < masks.WidthPixels; x++)
                if (masks.Values[at++] is var value && value != MaskMap.Background && value <= extents.Length)
                    extents[value - 1] = extents[value - 1].With(x, y);
        return extents;
    }

    private MaskMap Renumbered(MaskMap map)
    {
        var numbers = new ushort[boxes.Length + 1];
        ushort next = 0;
        for (int i = 0; i < boxes.Length; i++)
            if (!gone[i])
                numbers[i + 1] = ++next;
        return new MaskMap(map.WidthPixels, map.HeightPixels, Array.ConvertAll(map.Values, value => value < numbers.Length ? numbers[value] : value));
    }

    private static MaskMap Without(MaskMap map, ReadOnlySpan<PixelRectangle> holes)
    {
        ushort[] values = [.. map.Values];
        foreach (PixelRectangle hole in holes)
            for (int y = hole.Top; y < hole.Bottom; y++)
                values.AsSpan(y * map.WidthPixels + hole.Left, hole.Right - hole.Left).Clear();
        return new MaskMap(map.WidthPixels, map.HeightPixels, values);
    }
}
