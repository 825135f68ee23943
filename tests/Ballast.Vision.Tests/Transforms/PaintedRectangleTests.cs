using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Vision.Tests;

/// <summary>Labels and pixels stay together: what was painted is found again, and boxes and masks are held to it.</summary>
public sealed class PaintedRectangleTests
{
    private const int Seeds = 200;

    private static readonly ImageAugmentation[] Steps =
    [
        new ImageAugmentation.HorizontalFlip { Probability = 1 },
        new ImageAugmentation.VerticalFlip { Probability = 1 },
        new ImageAugmentation.Rotation { Degrees = 180 },
        new ImageAugmentation.Affine { Translate = 0.3, Scale = 0.5, ShearDegrees = 20 },
        new ImageAugmentation.Perspective { Probability = 1 },
        new ImageAugmentation.RandomCrop { WidthPixels = 70, HeightPixels = 60 },
        new ImageAugmentation.ResizedCrop { MinimumAreaShare = 0.2 },
        new ImageAugmentation.Cutout { Holes = 3, Side = 0.4, Probability = 1 },
        new ImageAugmentation.Hsv(),
        new ImageAugmentation.Brightness(),
        new ImageAugmentation.Contrast(),
        new ImageAugmentation.Saturation(),
        new ImageAugmentation.Sharpness(),
        new ImageAugmentation.Solarize(),
        new ImageAugmentation.Posterize { Bits = 5 },
        new ImageAugmentation.Equalize(),
        new ImageAugmentation.AutoContrast(),
        new ImageAugmentation.GaussianBlur { SigmaPixels = 1.5 },
        new ImageAugmentation.GaussianNoise { Levels = 8 },
        new ImageAugmentation.RandAugment(),
    ];

    public static TheoryData<string> Names => [.. Steps.Select(step => step.GetType().Name)];

    [Fact]
    public void Every_step_has_a_painted_rectangle()
    {
        IEnumerable<string> all = typeof(ImageAugmentation).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(ImageAugmentation))).Select(type => type.Name);

        Assert.Equal(all.Order(StringComparer.Ordinal), Steps.Select(step => step.GetType().Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_box_of_a_mask_is_exactly_what_is_painted(string name)
    {
        var pipeline = new AugmentationPipeline([Steps.Single(step => step.GetType().Name == name)], new AugmentationPipelineOptions { FillValue = 0 });
        int kept = 0;
        for (int seed = 0; seed < Seeds; seed++)
        {
            var random = new ItemRandom(5, (ulong)seed);
            LabeledImage result = pipeline.Apply(new PaintedRectangle(seed).WithMasks, ref random, out ImmutableArray<LabeledBox> dropped);
            if (result.Boxes.Length == 0)
            {
                Assert.Equal([new LabeledBox(4, new PaintedRectangle(seed).Box, 17)], dropped);
                Assert.True(result.Masks!.Values.AsSpan().IndexOfAnyExcept(MaskMap.Background) < 0);
                continue;
            }

            if (PaintedRectangle.Painted(result) is not { } painted) continue;
            kept++;
            int agreeing = painted.Where((value, i) => value == (result.Masks!.Values[i] == 1)).Count();
            Assert.True(agreeing >= 0.99 * painted.Length, $"seed {seed}: {agreeing} of {painted.Length} mask pixels agree");
            AssertHolds(result.Boxes.Single(), PaintedRectangle.Hull(painted, result.Image.WidthPixels), 1, seed);
        }

        Assert.True(kept > Seeds / 2, $"{kept} boxes stayed");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_box_without_mask_encloses_what_is_painted_and_little_else(string name)
    {
        var pipeline = new AugmentationPipeline([Steps.Single(step => step.GetType().Name == name)], new AugmentationPipelineOptions { FillValue = 0 });
        for (int seed = 0; seed < Seeds; seed++)
        {
            var random = new ItemRandom(5, (ulong)seed);
            ItemRandom again = random;
            LabeledImage result = pipeline.Apply(new PaintedRectangle(seed).WithBox, ref random);
            LabeledImage masked = pipeline.Apply(new PaintedRectangle(seed).WithMasks, ref again);
            Assert.Equal(result.Image.Pixels, masked.Image.Pixels);
            if (result.Boxes.Length == 0 || masked.Boxes.Length == 0) continue;
            // A sharp corner of a sheared quadrangle fills less than half of its last pixels.
            if (PaintedRectangle.Painted(masked) is { } painted) AssertHolds(result.Boxes.Single(), PaintedRectangle.Hull(painted, result.Image.WidthPixels), 2, seed);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Equal_seeds_give_equal_results_and_the_given_image_stays(string name)
    {
        var pipeline = new AugmentationPipeline([Steps.Single(step => step.GetType().Name == name)]);
        var painted = new PaintedRectangle(3);
        byte[] before = [.. painted.Image.Pixels];
        ushort[] masks = [.. painted.Masks.Values];
        ItemRandom first = new(1, 2), second = new(1, 2);

        LabeledImage one = pipeline.Apply(painted.WithMasks, ref first), two = pipeline.Apply(painted.WithMasks, ref second);

        Assert.Equal(one.Image.Pixels, two.Image.Pixels);
        Assert.Equal(one.Boxes, two.Boxes);
        Assert.Equal(one.Masks!.Values, two.Masks!.Values);
        Assert.Equal(first.NextBits(), second.NextBits());
        Assert.Equal(before, painted.Image.Pixels);
        Assert.Equal(masks, painted.Masks.Values);
    }

    private static void AssertHolds(LabeledBox box, PixelBox hull, double tolerance, int seed)
    {
        Assert.Equal((4, 17), (box.Label, box.Source));
        string where = $"seed {seed}: {box.Box} about {hull}";
        Assert.True(box.Box.X <= hull.X + 1 && box.Box.Y <= hull.Y + 1 && box.Box.Right >= hull.Right - 1 && box.Box.Bottom >= hull.Bottom - 1, where);
        Assert.True(box.Box.X >= hull.X - tolerance && box.Box.Y >= hull.Y - tolerance && box.Box.Right <= hull.Right + tolerance && box.Box.Bottom <= hull.Bottom + tolerance, where);
    }
}
