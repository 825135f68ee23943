using Ballast.Core;

namespace Ballast.Vision;

/// <summary>Where the canvas of a mosaic ends up in the square that is cut from it.</summary>
/// <param name="Side">The side of the square.</param>
/// <param name="Factor">The scaling of the canvas.</param>
/// <param name="MiddleX">The point of the canvas that comes to <see cref="ShiftX"/>.</param>
/// <param name="MiddleY">The point of the canvas that comes to <see cref="ShiftY"/>.</param>
/// <param name="ShiftX">Pixels of the square.</param>
/// <param name="ShiftY">Pixels of the square.</param>
internal readonly record struct MosaicCanvas(int Side, double Factor, double MiddleX, double MiddleY, double ShiftX, double ShiftY)
{
    /// <summary>Draws factor and shift.</summary>
    internal static MosaicCanvas Draw(CompositeAugmentation.Mosaic options, double middleX, double middleY, ref ItemRandom random)
    {
        int side = options.SizePixels;
        double factor = random.NextUniform(1 - options.Scale, 1 + options.Scale);
        double x = random.NextUniform(0.5 - options.Translate, 0.5 + options.Translate), y = random.NextUniform(0.5 - options.Translate, 0.5 + options.Translate);
        return new MosaicCanvas(side, factor, middleX, middleY, x * side, y * side);
    }

    internal int X(double canvas) => (int)Math.Round(Factor * (canvas - MiddleX) + ShiftX);

    internal int Y(double canvas) => (int)Math.Round(Factor * (canvas - MiddleY) + ShiftY);

    /// <summary>A canvas of some sides, as far as the square shows it.</summary>
    internal PixelWindow Window(int sides) => new(X(0), Y(0), X(sides * Side), Y(sides * Side));

    /// <summary>An image whose longest side is one side of the canvas.</summary>
    internal Tile Tile(int image, LabeledImage source)
    {
        double scale = Factor * Side / Math.Max(source.Image.WidthPixels, source.Image.HeightPixels);
        return Vision.Tile.Of(image, source, Sides.Scaled(source.Image.WidthPixels, scale), Sides.Scaled(source.Image.HeightPixels, scale));
    }
}
