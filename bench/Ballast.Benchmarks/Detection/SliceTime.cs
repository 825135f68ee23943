using System.Diagnostics;
using System.Text.Json;
using Ballast.Volumes;

namespace Ballast.Benchmarks;

/// <summary>Volumes to PNG files: reading, windowing, encoding and writing.</summary>
internal static class SliceTime
{
    public static string Measure(Arguments options)
    {
        string format = options.Text("--format"), folder = options.Text("--folder");
        int threads = options.Number("--threads", 1), slices = 0;
        SliceWindow window = options.Text("--window", "knee") == "knee" ? SliceWindow.Knee : new SliceWindow.EachSlice();
        long start = Stopwatch.GetTimestamp();
        foreach (IVolumeSource volume in Volumes(format, folder, threads))
        {
            using (volume)
            {
                GreyVolume grey = GreyVolume.Of(volume, new GreyOptions { Window = window, Threads = threads });
                slices += SlicePictures.Write(grey, Path.Join(options.Text("--out"), volume.Name), threads).Length;
            }
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return JsonSerializer.Serialize(new { measure = "slices", program = threads == 1 ? "ballast, 1 thread" : "ballast", format, slices, seconds = Math.Round(seconds, 4) });
    }

    private static IEnumerable<IVolumeSource> Volumes(string format, string folder, int threads) =>
        format.StartsWith("DICOM", StringComparison.Ordinal)
            ? DicomFolder.Read(folder, new DicomFolderOptions { Threads = threads }).Series
            : Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(file => VolumeFile.Open(file));
}
