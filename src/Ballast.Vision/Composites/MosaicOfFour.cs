using Ballast.Core;

namespace Ballast.Vision;

/// <summary>Four images around a centre.</summary>
internal static class MosaicOfFour
{
    internal static Composition Compose(CompositeAugmentation.Mosaic options, LabeledImage[] images, ref ItemRandom random)
    {
        double side = options.SizePixels;
        double centreX = random.NextUniform(side / 2, 3 * side / 2), centreY = random.NextUniform(side / 2, 3 * side / 2);
        MosaicCanvas canvas = MosaicCanvas.Draw(options, side, side, ref random);
        int[] order = [0, 1, 2, 3];
        for (int i = order.Length - 1; i > 0; i--)
        {
            int other = random.NextIndex(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return Render(canvas, (centreX, centreY), order, images, options.Fill);
    }

    /// <param name="canvas">How the canvas is cut.</param>
    /// <param name="centre">Where the four meet, on the canvas of two sides.</param>
    /// <param name="order">The images top left, top right, bottom left and bottom right.</param>
    /// <param name="images">The images.</param>
    /// <param name="fill">The grey where there is none.</param>
    internal static Composition Render(MosaicCanvas canvas, (double X, double Y) centre, int[] order, LabeledImage[] images, byte fill)
    {
        var composition = new Composition(canvas.Side, canvas.Side, fill);
        PixelWindow whole = canvas.Window(2);
        int x = canvas.X(centre.X), y = canvas.Y(centre.Y);
        for (int corner = 0; corner < order.Length; corner++)
        {
            Tile tile = canvas.Tile(order[corner], images[order[corner]]);
            bool isLeft = corner % 2 == 0, isTop = corner < 2;
            composition.Place(tile, isLeft ? x - tile.Width : x, isTop ? y - tile.Height : y, whole);
        }

        return composition;
    }
}
