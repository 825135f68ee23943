using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Ballast.Vision.Tests;

/// <summary>The numbers are OpenCV 4.6's and torchvision 0.14's, made by tests/reference/transforms_reference.py.</summary>
public sealed class TransformsReferenceTests
{
    private static readonly JsonElement Reference = JsonDocument.Parse(File.ReadAllText(ReferencePath())).RootElement;

    public static TheoryData<string> Names => [.. Reference.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_step_gives_the_pixels_of_an_independent_implementation(string name)
    {
        JsonElement wanted = Reference.GetProperty("cases").EnumerateArray().Single(c => c.GetProperty("name").GetString() == name);
        RgbImage image = wanted.GetProperty("image").GetString() == "woven" ? Pictures.Woven(37, 23) : Plain();
        byte[] before = [.. image.Pixels];
        var execution = new PipelineExecution((ReadOnlySpan<byte>)image.Pixels, (37, 23), 0, null);

        int tolerance = Do(wanted, ref execution);
        byte[] found = new byte[before.Length];
        execution.Finish(found);

        byte[] expected = Convert.FromBase64String(wanted.GetProperty("pixels").GetString()!);
        int worst = expected.Zip(found, (a, b) => Math.Abs(a - b)).Max();
        Assert.True(worst <= tolerance, $"{name} is off by {worst} levels, {tolerance} are allowed.");
        Assert.Equal(before, image.Pixels);
    }

    /// <summary>Adds the step and says by how many levels it may be off.</summary>
    private static int Do(JsonElement wanted, ref PipelineExecution execution)
    {
        switch (wanted.GetProperty("kind").GetString())
        {
            case "hsv":
                double[] gains = [.. wanted.GetProperty("gains").EnumerateArray().Select(gain => gain.GetDouble())];
                execution.ShiftHsv(gains[0], gains[1], gains[2]);
                // OpenCV cuts off on the way back where we round.
                return 1;
            case "blur":
                execution.Blur(wanted.GetProperty("sigma").GetDouble());
                // Both have weights in 1/256, rounded differently.
                return 2;
            default:
                var operation = Enum.Parse<RandAugmentOperation>(wanted.GetProperty("operation").GetString()!);
                RandAugmentDraw.Add(operation, wanted.GetProperty("magnitude").GetInt32(), wanted.GetProperty("sign").GetDouble(), ref execution);
                // torchvision's grids are 32-bit floats; colours are exact.
                return operation is >= RandAugmentOperation.ShearX and <= RandAugmentOperation.Rotate ? 1 : 0;
        }
    }

    private static RgbImage Plain()
    {
        var image = new RgbImage(37, 23);
        for (int i = 0; i < image.Pixels.Length; i++) image.Pixels[i] = (byte)(40 + (i / 3 % 37 * 3 + i / 111 * (i % 3 + 1)) % 161);
        return image;
    }

    private static string ReferencePath([CallerFilePath] string file = "") => Path.Join(Path.GetDirectoryName(file), "reference.json");
}
