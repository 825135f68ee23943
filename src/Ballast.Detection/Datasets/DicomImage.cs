using Ballast.Vision;
using Ballast.Volumes;

namespace Ballast.Detection;

/// <summary>A DICOM file as one image of a dataset, as exports of scanners have them beside label files.</summary>
internal static class DicomImage
{
    /// <summary>Whether a file is called like one.</summary>
    internal static bool IsNamed(string name) => name.EndsWith(".dcm", StringComparison.OrdinalIgnoreCase);

    /// <summary>The size by the header.</summary>
    /// <exception cref="Core.BallastException">The file cannot be read.</exception>
    internal static (int WidthPixels, int HeightPixels) SizeOf(string path)
    {
        DicomHeader header = DicomFile.Read(path).Header;
        return (header.Columns, header.Rows);
    }

    /// <summary>The first frame in the window that the file asks for, otherwise between percentiles, as three equal channels.</summary>
    /// <exception cref="Core.BallastException">The file cannot be decoded.</exception>
    internal static RgbImage ReadRgb(string path)
    {
        using DicomSeries series = DicomSeries.Open(path);
        var grey = GreyVolume.Of(series, new GreyOptions { Window = new SliceWindow.FromFile(SliceWindow.Usual), Threads = 1 });
        var image = new RgbImage(series.WidthPixels, series.HeightPixels);
        byte[] greys = new byte[series.WidthPixels * series.HeightPixels];
        grey.Render(0, greys);
        for (int i = 0; i < greys.Length; i++) image.Pixels.AsSpan(3 * i, 3).Fill(greys[i]);
        return image;
    }
}
