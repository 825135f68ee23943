using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Vision.Tests;

public sealed class AugmentationPipelineTests
{
    [Theory]
    [InlineData(2, 2, 1, true)]
    [InlineData(1.9, 50, 1, false)]
    [InlineData(50, 1.9, 1, false)]
    [InlineData(20, 20, 0.1, true)]
    [InlineData(20, 20, 0.09, false)]
    [InlineData(300, 3, 1, false)]
    [InlineData(299, 3, 1, true)]
    [InlineData(3, 300, 1, false)]
    public void A_box_goes_when_it_is_thin_cut_away_or_a_line(double width, double height, double share, bool stays) =>
        Assert.Equal(stays, new BoxRule().Keeps(new PixelBox(1, 2, width, height), share));

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.StartsWith("LeastSidePixels is a number of 0 or more.", Assert.Throws<ArgumentOutOfRangeException>(() => new BoxRule { LeastSidePixels = -1 }).Message, StringComparison.Ordinal);
        Assert.StartsWith("LeastAreaShare is a number from 0 to 1.", Assert.Throws<ArgumentOutOfRangeException>(() => new BoxRule { LeastAreaShare = 1.1 }).Message, StringComparison.Ordinal);
        Assert.StartsWith("AspectLimit is a number above 1.", Assert.Throws<ArgumentOutOfRangeException>(() => new BoxRule { AspectLimit = 1 }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_crop_keeps_the_share_that_the_rule_asks_for_and_names_the_others()
    {
        // The window of 20 x 20 pixels of an image of 20 x 40 is at a drawn height; boxes of 20 x 20 share what the window leaves of them.
        var image = new RgbImage(20, 40);
        ImmutableArray<LabeledBox> boxes = [new(1, new PixelBox(0, 0, 20, 20), 10), new(2, new PixelBox(0, 20, 20, 20), 11)];
        foreach (double least in (double[])[0.1, 0.6])
            for (int seed = 0; seed < 50; seed++)
            {
                var pipeline = new AugmentationPipeline(
                    [new ImageAugmentation.RandomCrop { WidthPixels = 20, HeightPixels = 20 }],
                    new AugmentationPipelineOptions { Boxes = new BoxRule { LeastAreaShare = least } });
                ItemRandom random = new(4, (ulong)seed), same = random;
                _ = same.NextIndex(1);
                int top = same.NextIndex(21);

                LabeledImage result = pipeline.Apply(new LabeledImage(image, boxes), ref random, out ImmutableArray<LabeledBox> dropped);

                LabeledBox[] expected = [.. boxes.Select(box => box with { Box = PixelBox.OfCorners(0, Math.Max(0, box.Box.Y - top), 20, Math.Min(20, box.Box.Bottom - top)) })
                    .Where((box, i) => Overlap(boxes[i].Box, top) >= Math.Max(2, least * 20))];
                Assert.Equal(expected, result.Boxes);
                Assert.Equal(boxes.Where(box => expected.All(kept => kept.Source != box.Source)), dropped);
            }
    }

    [Fact]
    public void Masks_are_renumbered_when_a_box_is_gone()
    {
        var image = new RgbImage(8, 4);
        ushort[] masks = new ushort[32];
        for (int i = 0; i < 32; i++) masks[i] = (ushort)(i % 8 < 4 ? 1 : 2);
        var labeled = new LabeledImage(image, [new(5, new PixelBox(0, 0, 4, 4), 100), new(6, new PixelBox(4, 0, 4, 4), 200)], new MaskMap(8, 4, masks));
        var pipeline = new AugmentationPipeline([new ImageAugmentation.RandomCrop { WidthPixels = 3, HeightPixels = 4 }]);
        bool renumbered = false;
        for (int seed = 0; seed < 50; seed++)
        {
            var random = new ItemRandom(4, (ulong)seed);
            LabeledImage result = pipeline.Apply(labeled, ref random);

            for (int i = 0; i < result.Boxes.Length; i++) Assert.Contains((ushort)(i + 1), result.Masks!.Values);
            Assert.True(result.Masks!.Values.Max() <= result.Boxes.Length);
            renumbered |= result.Boxes is [{ Source: 200 }];
        }

        Assert.True(renumbered);
    }

    [Fact]
    public void Masks_of_classes_without_boxes_are_carried_as_they_are()
    {
        var labeled = new LabeledImage(new RgbImage(3, 1), [], new MaskMap(3, 1, [7, 0, 9]));
        var random = new ItemRandom(4, 1);

        LabeledImage result = new AugmentationPipeline([new ImageAugmentation.HorizontalFlip { Probability = 1 }]).Apply(labeled, ref random);

        Assert.Equal([9, 0, 7], result.Masks!.Values);
    }

    [Fact]
    public void Masks_of_another_size_are_refused()
    {
        var labeled = new LabeledImage(new RgbImage(3, 1), [], new MaskMap(1, 3, [7, 0, 9]));
        var error = Assert.Throws<ArgumentException>(() =>
        {
            var random = new ItemRandom(4, 1);
            new AugmentationPipeline([]).Apply(labeled, ref random);
        });

        Assert.StartsWith("The masks are 1 x 3 pixels, but the image 3 x 1.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_of_the_callers_gets_the_same_pixels()
    {
        var pipeline = new AugmentationPipeline([new ImageAugmentation.Hsv(), new ImageAugmentation.Cutout(), new ImageAugmentation.Rotation(), new ImageAugmentation.GaussianBlur(), new ImageAugmentation.Equalize()]);
        RgbImage source = Pictures.Woven(40, 30), target = new(40, 30);
        byte[] inPlace = [.. source.Pixels];
        ItemRandom first = new(8, 1), second = first, third = first;

        pipeline.Apply(source, target, ref first);
        pipeline.Apply(inPlace, 40, 30, ref second);

        Assert.Equal(pipeline.Apply(new LabeledImage(source, []), ref third).Image.Pixels, target.Pixels);
        Assert.Equal(target.Pixels, inPlace);
        Assert.Equal(Pictures.Woven(40, 30).Pixels, source.Pixels);
    }

    [Fact]
    public void A_target_of_another_size_or_the_source_itself_is_refused()
    {
        var pipeline = new AugmentationPipeline([new ImageAugmentation.RandomCrop { WidthPixels = 5, HeightPixels = 6 }]);
        var image = new RgbImage(8, 8);
        string Message(RgbImage target) => Assert.Throws<ArgumentException>(() =>
        {
            var random = new ItemRandom(4, 1);
            pipeline.Apply(image, target, ref random);
        }).Message;

        Assert.StartsWith("The steps give 5 x 6 pixels, but the target has 8 x 8.", Message(new RgbImage(8, 8)), StringComparison.Ordinal);
        Assert.StartsWith("Source and target are the same image.", Message(image), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() =>
        {
            var random = new ItemRandom(4, 1);
            pipeline.Apply(image.Pixels, 8, ref random);
        });
    }

    private static double Overlap(PixelBox box, int top) => Math.Min(top + 20, box.Bottom) - Math.Max(top, box.Y);
}
