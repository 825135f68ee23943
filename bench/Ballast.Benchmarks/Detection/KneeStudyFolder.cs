using System.Text.Json;
using Ballast.Detection;

namespace Ballast.Benchmarks;

/// <summary>The drawn study as a dataset of PNG files.</summary>
internal static class KneeStudyFolder
{
    public static string Write(Arguments options)
    {
        int volumes = options.Number("--volumes", 550), side = options.Number("--side", 64);
        KneeStudy study = volumes == 550 ? new KneeStudy() : KneeStudy.OfVolumes(volumes);
        VolumeConversion.Run((study with { SidePixels = side }).ToRequest(), options.Text("--out"));
        return JsonSerializer.Serialize(new { measure = "made", volumes, side });
    }
}
