using Ballast.Core;

namespace Ballast.Vision;

/// <summary>Two crops that fill a square.</summary>
internal static class MosaicOfTwo
{
    internal static Composition Compose(CompositeAugmentation.Mosaic options, LabeledImage[] images, ref ItemRandom random)
    {
        int side = options.SizePixels, cut = (int)Math.Round(random.NextUniform(side / 4.0, 3 * side / 4.0));
        bool isBeside = random.NextIndex(2) == 0;
        int first = random.NextIndex(2);
        var composition = new Composition(side, side, options.Fill);
        PixelWindow before = isBeside ? new PixelWindow(0, 0, cut, side) : new PixelWindow(0, 0, side, cut);
        PixelWindow after = isBeside ? new PixelWindow(cut, 0, side, side) : new PixelWindow(0, cut, side, side);
        foreach ((int image, PixelWindow part) in new[] { (first, before), (1 - first, after) })
        {
            RgbImage source = images[image].Image;
            double scale = Math.Max((double)part.Width / source.WidthPixels, (double)part.Height / source.HeightPixels);
            var tile = Tile.Of(image, images[image], Sides.Covering(source.WidthPixels, scale, part.Width), Sides.Covering(source.HeightPixels, scale, part.Height));
            int x = part.Left - random.NextIndex(tile.Width - part.Width + 1), y = part.Top - random.NextIndex(tile.Height - part.Height + 1);
            composition.Place(tile, x, y, part);
        }

        return composition;
    }
}
