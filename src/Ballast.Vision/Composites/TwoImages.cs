using Ballast.Core;

namespace Ballast.Vision;

/// <summary>Composites of the item and one partner at the item's size.</summary>
internal static class TwoImages
{
    internal static Composition MixUp(CompositeAugmentation.MixUp options, LabeledImage[] images, ref ItemRandom random)
    {
        double lambda = BetaDraw.Symmetric(options.Alpha, ref random);
        Composition composition = WithItem(images[0]);
        int width = composition.Frame.Width, height = composition.Frame.Height;
        RgbImage partner = images[1].Image;
        double scale = Math.Min((double)width / partner.WidthPixels, (double)height / partner.HeightPixels);
        var tile = Tile.Of(1, images[1], Math.Min(width, Sides.Scaled(partner.WidthPixels, scale)), Math.Min(height, Sides.Scaled(partner.HeightPixels, scale)));
        composition.Blend(tile, (width - tile.Width) / 2, (height - tile.Height) / 2, lambda, options.Fill);
        composition.Lambda = lambda;
        return composition;
    }

    internal static Composition CutMix(CompositeAugmentation.CutMix options, LabeledImage[] images, ref ItemRandom random)
    {
        double side = Math.Sqrt(1 - BetaDraw.Symmetric(options.Alpha, ref random));
        int width = images[0].Image.WidthPixels, height = images[0].Image.HeightPixels;
        int cutWidth = (int)(width * side), cutHeight = (int)(height * side);
        var cut = PixelWindow.At(random.NextIndex(width) - cutWidth / 2, random.NextIndex(height) - cutHeight / 2, cutWidth, cutHeight);
        return CutMix(images, cut);
    }

    internal static Composition CutMix(LabeledImage[] images, PixelWindow cut)
    {
        Composition composition = WithItem(images[0]);
        int width = composition.Frame.Width, height = composition.Frame.Height;
        RgbImage partner = images[1].Image;
        double scale = Math.Max((double)width / partner.WidthPixels, (double)height / partner.HeightPixels);
        var tile = Tile.Of(1, images[1], Sides.Covering(partner.WidthPixels, scale, width), Sides.Covering(partner.HeightPixels, scale, height));
        composition.Place(tile, (width - tile.Width) / 2, (height - tile.Height) / 2, cut);
        PixelWindow within = cut.And(composition.Frame);
        composition.Lambda = 1 - (within.IsEmpty ? 0 : (double)within.Width * within.Height / ((double)width * height));
        return composition;
    }

    internal static Composition WithItem(LabeledImage item)
    {
        var composition = new Composition(item.Image.WidthPixels, item.Image.HeightPixels, 0);
        composition.Place(Tile.Of(0, item, item.Image.WidthPixels, item.Image.HeightPixels), 0, 0, composition.Frame);
        return composition;
    }
}
