using SkiaSharp;

namespace Ballast.Reporting;

/// <summary>A colour for each class.</summary>
internal static class SheetColors
{
    internal static readonly SKColor Ink = new(0x1A, 0x1F, 0x26), Muted = new(0x59, 0x63, 0x6F), Line = new(0xD5, 0xDA, 0xE0);

    /// <summary>Told apart by people who see red and green alike (Okabe and Ito 2008), the light ones first, because pictures are often dark.</summary>
    private static readonly SKColor[] First =
    [
        new(230, 159, 0), new(86, 180, 233), new(240, 228, 66), new(0, 178, 130), new(213, 94, 0), new(204, 121, 167), new(0, 114, 178),
    ];

    internal static SKColor Of(int index)
    {
        if (index < First.Length) return First[index];
        // Further classes walk around the colour wheel in steps of the golden angle, which never come close to each other soon.
        return SKColor.FromHsl((float)(index * 137.508 % 360), 75, index % 2 == 0 ? 62 : 45);
    }

    /// <summary>Black or white, whichever is easier to read on a colour (relative luminance of WCAG 2).</summary>
    internal static SKColor TextOn(SKColor color)
    {
        static double Linear(byte value) => value <= 10 ? value / 3294.6 : Math.Pow((value / 255.0 + 0.055) / 1.055, 2.4);
        double luminance = 0.2126 * Linear(color.Red) + 0.7152 * Linear(color.Green) + 0.0722 * Linear(color.Blue);
        return luminance > 0.179 ? SKColors.Black : SKColors.White;
    }
}
