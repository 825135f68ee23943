using System.Diagnostics;
using System.Text.Json;
using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Benchmarks;

/// <summary>Augmented images a second on one thread: a pipeline with and without decoding, and every single step.</summary>
internal static class AugmentationTime
{
    private static readonly ImageAugmentation[] Pipeline =
    [
        new ImageAugmentation.HorizontalFlip(),
        new ImageAugmentation.Rotation(),
        new ImageAugmentation.Affine { ShearDegrees = 5 },
        new ImageAugmentation.Hsv(),
        new ImageAugmentation.ResizedCrop { WidthPixels = 224, HeightPixels = 224 },
    ];

    private static readonly (string Name, ImageAugmentation Step)[] Single =
    [
        ("horizontal_flip", new ImageAugmentation.HorizontalFlip { Probability = 1 }),
        ("vertical_flip", new ImageAugmentation.VerticalFlip { Probability = 1 }),
        ("rotation", new ImageAugmentation.Rotation()),
        ("affine", new ImageAugmentation.Affine { ShearDegrees = 5 }),
        ("perspective", new ImageAugmentation.Perspective { Probability = 1 }),
        ("random_crop", new ImageAugmentation.RandomCrop()),
        ("resized_crop", new ImageAugmentation.ResizedCrop { WidthPixels = 224, HeightPixels = 224 }),
        ("hsv", new ImageAugmentation.Hsv()),
        ("brightness", new ImageAugmentation.Brightness()),
        ("contrast", new ImageAugmentation.Contrast()),
        ("saturation", new ImageAugmentation.Saturation()),
        ("sharpness", new ImageAugmentation.Sharpness()),
        ("solarize", new ImageAugmentation.Solarize()),
        ("posterize", new ImageAugmentation.Posterize()),
        ("equalize", new ImageAugmentation.Equalize()),
        ("auto_contrast", new ImageAugmentation.AutoContrast()),
        ("gaussian_blur", new ImageAugmentation.GaussianBlur()),
        ("gaussian_noise", new ImageAugmentation.GaussianNoise()),
        ("cutout", new ImageAugmentation.Cutout { Probability = 1 }),
        ("rand_augment", new ImageAugmentation.RandAugment()),
    ];

    public static string Measure(Arguments options)
    {
        string[] files = [.. Directory.EnumerateFiles(options.Text("--images"), "*.jpg").Order(StringComparer.Ordinal)];
        byte[][] encoded = [.. files.Select(File.ReadAllBytes)];
        LabeledImage[] images = [.. encoded.Select((bytes, i) => new LabeledImage(ImageFile.Decode(bytes, files[i]), []))];
        int passes = options.Number("--passes", 5);
        var lines = new List<string> { Line("pipeline", Rate(images.Length, passes, Over(images, Pipeline))) };
        var pipeline = new AugmentationPipeline([.. Pipeline]);
        lines.Add(Line("pipeline_with_decoding", Rate(images.Length, passes, i =>
        {
            var random = new ItemRandom(1, (ulong)i);
            return pipeline.Apply(new LabeledImage(ImageFile.Decode(encoded[i], files[i]), []), ref random).Image.Pixels[0];
        })));
        foreach ((string name, ImageAugmentation step) in Single) lines.Add(Line(name, Rate(images.Length, passes, Over(images, [step]))));
        return string.Join('\n', lines);
    }

    private static Func<int, int> Over(LabeledImage[] images, ImageAugmentation[] steps)
    {
        var pipeline = new AugmentationPipeline([.. steps]);
        var random = new ItemRandom(1, 0);
        RgbImage size = pipeline.Apply(images[0], ref random).Image, target = new(size.WidthPixels, size.HeightPixels);
        return i =>
        {
            var random = new ItemRandom(1, (ulong)i);
            pipeline.Apply(images[i].Image, target, ref random);
            return target.Pixels[0];
        };
    }

    /// <summary>Each image has the same draws in every pass, and its best pass counts; the first passes, in which methods are compiled, do not.</summary>
    private static double Rate(int count, int passes, Func<int, int> work)
    {
        long[] least = [.. Enumerable.Repeat(long.MaxValue, count)];
        long sum = 0;
        for (int pass = -3; pass < passes; pass++)
            for (int i = 0; i < count; i++)
            {
                long start = Stopwatch.GetTimestamp();
                sum += work(i);
                long took = Stopwatch.GetTimestamp() - start;
                if (pass >= 0) least[i] = Math.Min(least[i], took);
            }

        return sum < 0 ? 0 : count * (double)Stopwatch.Frequency / least.Sum();
    }

    private static string Line(string measures, double rate) => JsonSerializer.Serialize(new { program = "ballast", measures, images_per_second = Math.Round(rate, 1) });
}
