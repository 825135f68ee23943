using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Vision.Tests;

public sealed class TwoImagesTests
{
    [Fact]
    public void A_cut_takes_sides_off_boxes_and_leaves_a_corner_cut_as_it_is()
    {
        // The cut is columns 4 … 8 and rows 2 … 8 of 10 x 10.
        LabeledImage item = Plain(10, 10, 0, new PixelBox(2, 3, 4, 2), new PixelBox(3, 0, 4, 4), new PixelBox(4, 3, 4, 5), new PixelBox(0, 3, 10, 1));
        LabeledImage partner = Plain(10, 10, 200, new PixelBox(0, 0, 5, 4), new PixelBox(5, 5, 1, 1));

        Composition composition = TwoImages.CutMix([item, partner], new PixelWindow(4, 2, 8, 8));
        (LabeledImage image, ImmutableArray<CompositeObject> objects) = composition.Finish(0.1, 1);

        Assert.Equal(
            [
                new LabeledBox(0, new PixelBox(2, 3, 2, 2), 0),   // its right half is hidden over its whole height
                new LabeledBox(0, new PixelBox(3, 0, 4, 4), 1),   // an L is left: 16 - 3 * 2 of 16 pixels, its hull the whole box
                new LabeledBox(0, new PixelBox(0, 3, 10, 1), 3),  // hidden in the middle
                new LabeledBox(0, new PixelBox(4, 2, 1, 2), 4),   // of the partner's 5 x 4 only 1 x 2 lie in the cut
                new LabeledBox(0, new PixelBox(5, 5, 1, 1), 5),
            ],
            image.Boxes);
        Assert.Equal([0.5, 10.0 / 16, 0, 0.6, 0.1, 1], objects.Select(each => Math.Round(each.ShareVisible, 12)));
        Assert.Equal(1 - 24.0 / 100, composition.Lambda!.Value, 12);
        Assert.Equal(24 * 3, image.Image.Pixels.Count(value => value == 200));
    }

    [Fact]
    public void The_share_of_a_cut_is_the_share_of_the_pixels()
    {
        var pool = new PartnerPool(2, index => Plain(40, 30, (byte)(index == 0 ? 0 : 200)));
        double[] weights = [0, 1];
        var partnerOnly = new PartnerPool(weights, pool.Read);
        double sum = 0;
        for (int seed = 0; seed < 400; seed++)
        {
            var random = new ItemRandom(2, (ulong)seed);
            CompositeResult result = new CompositeAugmentation.CutMix().Apply(0, partnerOnly, ref random);
            Assert.Equal(result.Image.Image.Pixels.Count(value => value == 0) / 3600.0, result.Provenance.Lambda!.Value, 12);
            sum += result.Provenance.Lambda.Value;
        }

        // A uniform λ before clipping has the mean 1/2; clipping at the frame only takes area from the cut.
        Assert.InRange(sum / 400, 0.5, 0.8);
    }

    [Fact]
    public void A_blend_is_the_weighted_mean_and_keeps_the_boxes_of_both()
    {
        LabeledImage[] images = [Plain(20, 10, 40, new PixelBox(0, 0, 4, 4)), Plain(10, 10, 240, new PixelBox(2, 3, 4, 4))];
        var pool = new PartnerPool([0, 1], index => images[index]);
        var random = new ItemRandom(2, 1);

        CompositeResult result = new CompositeAugmentation.MixUp { Fill = 0 }.Apply(0, pool, ref random);

        double lambda = result.Provenance.Lambda!.Value;
        Assert.InRange(lambda, 0.25, 0.75);
        Assert.Equal((byte)Math.Round(40 * lambda + 240 * (1 - lambda)), result.Image.Image.Pixels[3 * 10]);
        Assert.Equal((byte)Math.Round(40 * lambda), result.Image.Image.Pixels[0]);
        Assert.Equal([new LabeledBox(0, new PixelBox(0, 0, 4, 4), 0), new LabeledBox(0, new PixelBox(7, 3, 4, 4), 1)], result.Image.Boxes);
        Assert.Equal([0, 1], result.Provenance.Images);
    }

    [Fact]
    public void Where_masks_of_both_meet_the_larger_share_has_the_pixel()
    {
        LabeledImage Masked(byte grey, ushort left, ushort right) => Plain(2, 1, grey, new PixelBox(0, 0, 2, 1)) with { Masks = new MaskMap(2, 1, [left, right]) };
        LabeledImage item = Masked(0, 1, 0), partner = Masked(200, 1, 1);
        foreach (double lambda in new[] { 0.7, 0.3 })
        {
            Composition composition = TwoImages.WithItem(item);
            composition.Blend(Tile.Of(1, partner, 2, 1), 0, 0, lambda, 0);
            LabeledImage image = composition.Finish(0.1, 1).Image;
            Assert.Equal(lambda > 0.5 ? [1, 2] : [2, 2], image.Masks!.Values.Select(value => (int)value));
            Assert.Equal(2, image.Boxes.Length);
        }
    }

    private static LabeledImage Plain(int width, int height, byte value, params PixelBox[] boxes)
    {
        var image = new RgbImage(width, height);
        image.Pixels.AsSpan().Fill(value);
        return new LabeledImage(image, [.. boxes.Select((box, index) => new LabeledBox(0, box, index))]);
    }
}
