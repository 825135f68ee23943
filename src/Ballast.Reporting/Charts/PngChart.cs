using Ballast.Core;
using ScottPlot;
using SkiaSharp;

namespace Ballast.Reporting;

/// <summary>Writes a chart as a PNG for print: 300 dots an inch, said so in the file, whole or not at all.</summary>
internal static class PngChart
{
    private const int DotsPerInch = 300;

    /// <summary>Sizes of text and lines are given in points, 72 an inch.</summary>
    private const double Scale = DotsPerInch / 72.0;

    /// <param name="path">The file; its folder is made when missing.</param>
    /// <param name="plot">The chart, styled in points.</param>
    /// <param name="widthInches">The width on paper.</param>
    /// <param name="heightInches">The height on paper.</param>
    internal static void Save(string path, Plot plot, double widthInches, double heightInches)
    {
        plot.ScaleFactor = Scale;
        Write(path, plot.GetImageBytes(Pixels(widthInches), Pixels(heightInches), ImageFormat.Png));
    }

    /// <summary>Writes two charts, one above the other, of equal height.</summary>
    internal static void SaveStacked(string path, Plot upper, Plot lower, double widthInches, double heightInches)
    {
        (int width, int height) = (Pixels(widthInches), Pixels(heightInches));
        using SKSurface surface = SKSurface.Create(new SKImageInfo(width, height));
        Draw(upper, 0, height / 2);
        Draw(lower, height / 2, height - height / 2);
        using SKImage image = surface.Snapshot();
        using SKData png = image.Encode(SKEncodedImageFormat.Png, 100);
        Write(path, png.ToArray());

        void Draw(Plot plot, int top, int rows)
        {
            plot.ScaleFactor = Scale;
            using SKBitmap part = SKBitmap.Decode(plot.GetImageBytes(width, rows, ImageFormat.Png));
            surface.Canvas.DrawBitmap(part, 0, top);
        }
    }

    private static int Pixels(double inches) => (int)Math.Round(inches * DotsPerInch);

    internal static void Write(string path, byte[] png)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string unfinished = path + ".unfinished";
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
            File.WriteAllBytes(unfinished, PngResolution.Set(png, DotsPerInch));
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Remove(unfinished);
            throw new BallastException($"{path}: The chart cannot be written: {failure.Message} Free space or choose another folder.", innerException: failure);
        }
    }

    private static void Remove(string unfinished)
    {
        try
        {
            File.Delete(unfinished);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The reason the chart could not be written is the one to report.
        }
    }
}
