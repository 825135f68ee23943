using Ballast.Core;

namespace Ballast.Vision;

/// <summary>The item and eight images around it.</summary>
internal static class MosaicOfNine
{
    internal static Composition Compose(CompositeAugmentation.Mosaic options, LabeledImage[] images, ref ItemRandom random)
    {
        double side = options.SizePixels;
        double windowX = random.NextUniform(0, side), windowY = random.NextUniform(0, side);
        return Render(MosaicCanvas.Draw(options, windowX + side, windowY + side, ref random), images, options.Fill);
    }

    internal static Composition Render(MosaicCanvas canvas, LabeledImage[] images, byte fill)
    {
        var composition = new Composition(canvas.Side, canvas.Side, fill);
        PixelWindow whole = canvas.Window(3);
        Tile[] tiles = [.. images.Select((image, place) => canvas.Tile(place, image))];
        int left = canvas.X(canvas.Side), top = canvas.Y(canvas.Side), right = left + tiles[0].Width, bottom = top + tiles[0].Height;
        // Clockwise from the top; each turns the corner or touches the one before, and the sides of the item are never crossed, so that no two overlap.
        (int X, int Y)[] places =
        [
            (left, top),
            (left, top - tiles[1].Height),
            (left + tiles[1].Width, top - tiles[2].Height),
            (right, top),
            (right, top + tiles[3].Height),
            (right - tiles[5].Width, bottom),
            (right - tiles[5].Width - tiles[6].Width, bottom),
            (left - tiles[7].Width, bottom - tiles[7].Height),
            (left - tiles[8].Width, bottom - tiles[7].Height - tiles[8].Height),
        ];
        for (int i = 0; i < places.Length; i++) composition.Place(tiles[i], places[i].X, places[i].Y, whole);
        return composition;
    }
}
