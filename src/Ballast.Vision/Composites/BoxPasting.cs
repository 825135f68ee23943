using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Vision;

/// <summary>Copy-paste along boxes.</summary>
internal static class BoxPasting
{
    internal static Composition Compose(CompositeAugmentation.BoxPaste options, LabeledImage[] images, ref ItemRandom random)
    {
        Composition composition = TwoImages.WithItem(images[0]);
        var covered = new List<double>(Enumerable.Repeat(0.0, composition.Entries.Count));
        for (int partner = 1; partner < images.Length; partner++)
        {
            if (Cut(options, partner, images[partner], ref random) is not { } cut) continue;
            Tile tile = Scaled(options, cut, composition.Frame, images[0].Masks is not null, ref random);
            if (FindPlace(options, tile, composition, covered, ref random) is not { } place) continue;
            for (int i = 0; i < covered.Count; i++) covered[i] += Covered(composition.Entries[i].Whole, place);
            composition.Place(tile, place.Left, place.Top, composition.Frame, options.FeatherPixels);
            covered.Add(0);
        }

        return composition;
    }

    /// <summary>The share of an object that a window hides.</summary>
    internal static double Covered(PixelBox box, PixelWindow window)
    {
        double width = Math.Min(box.Right, window.Right) - Math.Max(box.X, window.Left), height = Math.Min(box.Bottom, window.Bottom) - Math.Max(box.Y, window.Top);
        return width > 0 && height > 0 ? width * height / box.Area : 0;
    }

    /// <summary>The crop of one drawn object of a partner; null where it has none that fits.</summary>
    private static Tile? Cut(CompositeAugmentation.BoxPaste options, int image, LabeledImage source, ref ItemRandom random)
    {
        int width = source.Image.WidthPixels, height = source.Image.HeightPixels;
        var fitting = new List<int>();
        for (int i = 0; i < source.Boxes.Length; i++)
        {
            PixelBox within = source.Boxes[i].Box.Within(width, height);
            bool isWanted = options.Labels.IsDefaultOrEmpty || options.Labels.Contains(source.Boxes[i].Label);
            if (isWanted && within.Width >= Math.Max(1, options.LeastSidePixels) && within.Height >= Math.Max(1, options.LeastSidePixels)) fitting.Add(i);
        }

        if (fitting.Count == 0) return null;
        int chosen = fitting[random.NextIndex(fitting.Count)];
        LabeledBox item = source.Boxes[chosen];
        PixelBox box = item.Box.Within(width, height);
        var window = PixelWindow.Around(box).And(new PixelWindow(0, 0, width, height));
        var pixels = new RgbImage(window.Width, window.Height);
        ushort[] values = new ushort[window.Width * window.Height];
        for (int row = window.Top; row < window.Bottom; row++)
        {
            int from = row * width + window.Left, to = (row - window.Top) * window.Width;
            source.Image.Pixels.AsSpan(3 * from, 3 * window.Width).CopyTo(pixels.Pixels.AsSpan(3 * to));
            for (int i = 0; i < window.Width; i++) values[to + i] = source.Masks?.Values[from + i] == chosen + 1 ? (ushort)1 : MaskMap.Background;
        }

        if (Array.IndexOf(values, (ushort)1) < 0) Array.Fill(values, (ushort)1);
        ImmutableArray<LabeledBox> boxes = [item with { Box = new PixelBox(box.X - window.Left, box.Y - window.Top, box.Width, box.Height) }];
        var content = new LabeledImage(pixels, boxes, new MaskMap(window.Width, window.Height, values));
        return new Tile(image, content, 1, 1, PlaceFlip.None) { OriginX = window.Left, OriginY = window.Top };
    }

    private static Tile Scaled(CompositeAugmentation.BoxPaste options, Tile cut, PixelWindow frame, bool withMask, ref ItemRandom random)
    {
        double scale = random.NextUniform(options.LeastScale, options.MostScale);
        scale = Math.Min(scale, Math.Min((double)frame.Width / cut.Width, (double)frame.Height / cut.Height));
        PlaceFlip flip = random.NextDouble() < options.Flip ? PlaceFlip.Horizontal : PlaceFlip.None;
        LabeledImage content = withMask ? cut.Content : cut.Content with { Masks = null };
        return Tile.Of(cut.Image, content, Math.Min(frame.Width, Sides.Scaled(cut.Width, scale)), Math.Min(frame.Height, Sides.Scaled(cut.Height, scale)), flip) with
        {
            OriginX = cut.OriginX,
            OriginY = cut.OriginY,
        };
    }

    private static PixelWindow? FindPlace(CompositeAugmentation.BoxPaste options, Tile tile, Composition composition, List<double> covered, ref ItemRandom random)
    {
        for (int attempt = 0; attempt < options.Attempts; attempt++)
        {
            int x = random.NextIndex(composition.Frame.Width - tile.Width + 1), y = random.NextIndex(composition.Frame.Height - tile.Height + 1);
            var window = PixelWindow.At(x, y, tile.Width, tile.Height);
            bool isFree = true;
            for (int i = 0; i < covered.Count && isFree; i++)
            {
                double share = Covered(composition.Entries[i].Whole, window);
                isFree = share == 0 || covered[i] + share < options.MostCovered;
            }

            if (isFree) return window;
        }

        return null;
    }
}
