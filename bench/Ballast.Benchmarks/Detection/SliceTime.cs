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
        var rounds = new List<double>();
        for (int round = 0; round < options.Number("--rounds", 3); round++)
        {
            slices = 0;
            long start = Stopwatch.GetTimestamp();
            foreach (IVolumeSource volume in Volumes(format, folder, threads))
            {
                using (volume)
                {
                    GreyVolume grey = GreyVolume.Of(volume, new GreyOptions { Window = window, Threads = threads });
                    slices += SlicePictures.Write(grey, Path.Join(options.Text("--out"), $"{threads}-{round}", volume.Name), threads).Length;
                }
            }

            rounds.Add(Math.Round(Stopwatch.GetElapsedTime(start).TotalSeconds, 4));
        }

        return JsonSerializer.Serialize(new { measure = "slices", program = threads == 1 ? "ballast, 1 thread" : "ballast", format, slices, first = rounds[0], seconds = rounds.Min() });
    }

    private static IEnumerable<IVolumeSource> Volumes(string format, string folder, int threads) =>
        format.StartsWith("DICOM", StringComparison.Ordinal)
            ? DicomFolder.Read(folder, new DicomFolderOptions { Threads = threads }).Series
            : Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(file => VolumeFile.Open(file));
}
