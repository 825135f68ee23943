using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Vision.Tests;

/// <summary>A plain picture with one rectangle of another colour, and where that colour is after a transform.</summary>
internal sealed class PaintedRectangle
{
    internal const int Width = 120, Height = 90;
    private static readonly byte[] Ground = [30, 60, 120], Paint = [170, 40, 50];

    internal PaintedRectangle(int seed)
    {
        var random = new ItemRandom(77, (ulong)seed);
        int wide = 24 + random.NextIndex(30), high = 24 + random.NextIndex(30);
        Left = random.NextIndex(Width - wide + 1);
        Top = random.NextIndex(Height - high + 1);
        Box = new PixelBox(Left, Top, wide, high);
        Image = new RgbImage(Width, Height);
        var masks = new ushort[Width * Height];
        for (int y = 0; y < Height; y++)
            for (int x = 0; x < Width; x++)
            {
                bool painted = x >= Left && x < Left + wide && y >= Top && y < Top + high;
                (painted ? Paint : Ground).CopyTo(Image.Pixels.AsSpan(3 * (y * Width + x)));
                masks[y * Width + x] = (ushort)(painted ? 1 : 0);
            }

        Masks = new MaskMap(Width, Height, masks);
    }

    internal RgbImage Image { get; }

    internal MaskMap Masks { get; }

    internal PixelBox Box { get; }

    private int Left { get; }

    private int Top { get; }

    internal LabeledImage WithBox => new(Image, [new LabeledBox(4, Box, 17)]);

    internal LabeledImage WithMasks => WithBox with { Masks = Masks };

    /// <summary>
    /// Which pixels have the rectangle's colour: a pixel counts as what it is nearest to, the most frequent colour where the masks say, or one of the two most frequent ones elsewhere that
    /// are no mixture of paint and ground: the ground and the fill. Null when colour steps have made paint and ground alike.
    /// </summary>
    internal static bool[]? Painted(LabeledImage result)
    {
        byte[] pixels = result.Image.Pixels;
        int[] all = [.. Enumerable.Range(0, pixels.Length / 3)];
        int Key(int i) => pixels[3 * i] << 16 | pixels[3 * i + 1] << 8 | pixels[3 * i + 2];
        ILookup<bool, int> keys = all.ToLookup(i => result.Masks!.Values[i] == 1, Key);
        int paint = keys[true].CountBy(key => key).MaxBy(found => found.Value).Key;
        int[] others = [.. keys[false].CountBy(key => key).OrderByDescending(found => found.Value).Where((found, i) => i == 0 || found.Value > all.Length / 100).Select(found => found.Key)];
        others = [.. others.Where((other, i) => i == 0 || !IsMixture(other, paint, others[0])).Take(2)];
        if (others.Any(other => Distance(other, paint) < 30 * 30)) return null;
        return [.. all.Select(i => others.All(other => Distance(other, Key(i)) > Distance(paint, Key(i))))];
    }

    internal static PixelBox Hull(bool[] painted, int width)
    {
        int[] at = [.. Enumerable.Range(0, painted.Length).Where(i => painted[i])];
        int left = at.Min(i => i % width), top = at.Min(i => i / width);
        return PixelBox.OfCorners(left, top, at.Max(i => i % width) + 1, at.Max(i => i / width) + 1);
    }

    private static bool IsMixture(int color, int a, int b) => Math.Sqrt(Distance(color, a)) + Math.Sqrt(Distance(color, b)) < 1.05 * Math.Sqrt(Distance(a, b));

    private static int Distance(int a, int b)
    {
        int red = (a >> 16) - (b >> 16), green = (a >> 8 & 255) - (b >> 8 & 255), blue = (a & 255) - (b & 255);
        return red * red + green * green + blue * blue;
    }
}
