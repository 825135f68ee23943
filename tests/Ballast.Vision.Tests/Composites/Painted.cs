using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Vision.Tests;

/// <summary>Images with rectangles painted in colours that stand for one object each, and the check that a composite keeps paint and labels together.</summary>
internal static class Painted
{
    internal const int Images = 12, ObjectsAnImage = 3;
    internal const byte Ground = 127;
    private const double Radius = 120;

    /// <summary>A pool of images of several shapes, with masks or without. Labels are the object's place; sources count through all images.</summary>
    internal static PartnerPool Pool(MaskUse masks)
    {
        LabeledImage[] images = [.. Enumerable.Range(0, Images).Select(index => Draw(index, masks))];
        return new PartnerPool(Images, index => images[index]);
    }

    /// <summary>Points on a ball around the ground's grey: no mixture of two of them, or of one with the ground, comes near a third.</summary>
    internal static (double R, double G, double B) Colour(int source)
    {
        double z = 1 - 2.0 * (source + 0.5) / (Images * ObjectsAnImage), ring = Math.Sqrt(1 - z * z), angle = source * Math.PI * (3 - Math.Sqrt(5));
        return (Ground + Radius * ring * Math.Cos(angle), Ground + Radius * ring * Math.Sin(angle), Ground + Radius * z);
    }

    internal static LabeledImage Draw(int index, MaskUse masks)
    {
        var random = new ItemRandom(5, (ulong)index);
        int width = 70 + 5 * random.NextIndex(12), height = 70 + 5 * random.NextIndex(12);
        var image = new RgbImage(width, height);
        image.Pixels.AsSpan().Fill(Ground);
        ushort[] values = new ushort[width * height];
        var boxes = ImmutableArray.CreateBuilder<LabeledBox>();
        for (int each = 0; each < ObjectsAnImage; each++)
        {
            // A row of the image for each object, so that none overlap; even images keep to the left, odd ones to the right, for the blend.
            int room = height / ObjectsAnImage, side = 8 + random.NextIndex(14), tall = 8 + random.NextIndex(room - 9);
            int half = width / 2 - 2, x = (index % 2 == 0 ? 0 : half + 4) + random.NextIndex(half - side), y = each * room + random.NextIndex(room - tall);
            int source = index * ObjectsAnImage + each;
            Paint(image, values, new PixelWindow(x, y, x + side, y + tall), source, (ushort)(each + 1));
            boxes.Add(new LabeledBox(each, new PixelBox(x, y, side, tall), source));
        }

        return new LabeledImage(image, boxes.ToImmutable(), masks == MaskUse.Masks ? new MaskMap(width, height, values) : null);
    }

    /// <summary>The pixels that show an object's colour, mixed with the ground at a share.</summary>
    internal static HashSet<int> Pixels(RgbImage image, int source, double share = 1)
    {
        (double r, double g, double b) = Colour(source);
        var found = new HashSet<int>();
        for (int at = 0; at < image.Pixels.Length / 3; at++)
        {
            double red = image.Pixels[3 * at] - Mixed(r), green = image.Pixels[3 * at + 1] - Mixed(g), blue = image.Pixels[3 * at + 2] - Mixed(b);
            if (red * red + green * green + blue * blue <= 576 * share * share) found.Add(at);
        }

        return found;

        double Mixed(double value) => share * value + (1 - share) * Ground;
    }

    private static void Paint(RgbImage image, ushort[] values, PixelWindow window, int source, ushort owner)
    {
        (double r, double g, double b) = Colour(source);
        for (int y = window.Top; y < window.Bottom; y++)
        {
            for (int x = window.Left; x < window.Right; x++)
            {
                int at = y * image.WidthPixels + x;
                (image.Pixels[3 * at], image.Pixels[3 * at + 1], image.Pixels[3 * at + 2]) = ((byte)Math.Round(r), (byte)Math.Round(g), (byte)Math.Round(b));
                values[at] = owner;
            }
        }
    }
}
