using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Ballast.Vision.Tests;

/// <summary>The numbers are torchvision 0.14's, made by tests/reference/torchvision_augmentation.py.</summary>
public sealed class TorchvisionTests
{
    private static readonly JsonElement Reference = JsonDocument.Parse(File.ReadAllText(ReferencePath())).RootElement;

    public static TheoryData<string> Names => [.. Reference.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_step_gives_torchvisions_pixels(string name)
    {
        JsonElement wanted = Reference.GetProperty("cases").EnumerateArray().Single(c => c.GetProperty("name").GetString() == name);
        RgbImage image = Pictures.Woven(16, 12);
        var transform = new ImageTransform(wanted.TryGetProperty("flip", out _), Number(wanted, "angle", 0), Number(wanted, "brightness", 1), Number(wanted, "contrast", 1), Number(wanted, "saturation", 1));

        transform.Apply(image.Pixels, image.WidthPixels, new byte[image.Pixels.Length]);

        Assert.Equal(Convert.FromBase64String(wanted.GetProperty("pixels").GetString()!), image.Pixels);
    }

    private static double Number(JsonElement wanted, string key, double otherwise) => wanted.TryGetProperty(key, out JsonElement value) ? value.GetDouble() : otherwise;

    private static string ReferencePath([CallerFilePath] string file = "") => Path.Join(Path.GetDirectoryName(file), "torchvision.json");
}
