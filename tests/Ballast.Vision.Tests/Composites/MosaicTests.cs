using System.Collections.Immutable;

namespace Ballast.Vision.Tests;

public sealed class MosaicTests
{
    [Fact]
    public void Four_images_meet_at_the_centre_as_worked_by_hand()
    {
        // Canvas 16 x 16, the square shows 4 … 12 of it; the centre (8, 8) comes to (4, 4), so each image of 8 x 8 shows the quarter next to the centre.
        var canvas = new MosaicCanvas(8, 1, 8, 8, 4, 4);
        LabeledImage[] images = [.. Enumerable.Range(0, 4).Select(index => Grey(8, 8, (byte)(10 * (index + 1)), new PixelBox(3, 2, 2, 4)))];

        Composition composition = MosaicOfFour.Render(canvas, (8, 8), [2, 0, 1, 3], images, 114);
        (LabeledImage image, ImmutableArray<CompositeObject> objects) = composition.Finish(0.1, 0);

        Assert.Equal(
            [30, 30, 10, 10, 30, 30, 10, 10, 20, 20, 40, 40, 20, 20, 40, 40],
            new[] { 0, 3, 4, 7, 24, 27, 28, 31, 32, 35, 36, 39, 56, 59, 60, 63 }.Select(at => (int)image.Image.Pixels[3 * at]));
        // Top left: the box (3, 2, 2, 4) moves by (-4, -4) to (-1, -2, 2, 4); one of two columns and two of four rows are seen. Top right: by (4, -4) to (7, -2, 2, 4). And so on.
        Assert.Equal(
            [new LabeledBox(0, new PixelBox(0, 0, 1, 2), 0), new LabeledBox(0, new PixelBox(7, 0, 1, 2), 1), new LabeledBox(0, new PixelBox(0, 6, 1, 2), 2), new LabeledBox(0, new PixelBox(7, 6, 1, 2), 3)],
            image.Boxes);
        Assert.Equal([new CompositeObject(2, 0, 0, 0.25, 0), new CompositeObject(0, 0, 0, 0.25, 1), new CompositeObject(1, 0, 0, 0.25, 2), new CompositeObject(3, 0, 0, 0.25, 3)], objects);
        Assert.Equal(new CompositePlace(2, new PixelBox(4, 4, 4, 4), new PixelBox(0, 0, 4, 4), PlaceFlip.None), composition.Places[0]);
        Assert.Equal(new CompositePlace(3, new PixelBox(0, 0, 4, 4), new PixelBox(4, 4, 4, 4), PlaceFlip.None), composition.Places[3]);
        Assert.Null(image.Masks);
    }

    [Fact]
    public void A_canvas_shrunk_to_half_stands_whole_in_the_square()
    {
        // Factor 1/2: the canvas of 16 x 16 is the square of 8 x 8; the centre (4, 12) comes to (2, 6); the images are 4 pixels long, and what is out of the canvas is cut off.
        var canvas = new MosaicCanvas(8, 0.5, 8, 8, 4, 4);
        LabeledImage[] images = [Grey(8, 8, 10), Grey(16, 8, 20), Grey(4, 8, 30), Grey(8, 8, 40)];

        LabeledImage image = MosaicOfFour.Render(canvas, (4, 12), [0, 1, 2, 3], images, 114).Finish(0.1, 2).Image;

        string[] rows = [.. Enumerable.Range(0, 8).Select(y => string.Join(' ', Enumerable.Range(0, 8).Select(x => image.Image.Pixels[3 * (8 * y + x)])))];
        string none = "114 114 114 114 114 114 114 114", left = "10 10 114 114 114 114 114 114", both = "10 10 20 20 20 20 114 114", below = "30 30 40 40 40 40 114 114";
        Assert.Equal([none, none, left, left, both, both, below, below], rows);
    }

    [Fact]
    public void Nine_images_turn_around_the_item_without_overlap()
    {
        // Scale 1, the window begins at (0, 0) of the canvas of 24 x 24 and is shifted so that canvas (8, 8) comes to (8, 8): the square of 8 shows only the top left image and the fill.
        LabeledImage[] images = [.. Enumerable.Range(0, 9).Select(index => Grey(8, 8, (byte)(10 * (index + 1))))];
        int[] expected = [90, 20, 30, 80, 10, 40, 70, 60, 50];
        for (int part = 0; part < 9; part++)
        {
            // With squares the nine stand in three rows: the window of one part shows one image.
            int column = part % 3, row = part / 3;
            var canvas = new MosaicCanvas(8, 1, 8 * column, 8 * row, 0, 0);
            LabeledImage image = MosaicOfNine.Render(canvas, images, 114).Finish(0.1, 2).Image;
            Assert.All(image.Image.Pixels, value => Assert.Equal(expected[part], value));
        }
    }

    [Fact]
    public void Images_of_any_shape_do_not_overlap_in_a_mosaic_of_nine()
    {
        (int Width, int Height)[] shapes = [(16, 9), (5, 16), (16, 3), (4, 16), (16, 16), (9, 16), (3, 16), (16, 5), (7, 16)];
        LabeledImage[] images = [.. shapes.Select((shape, index) => Grey(shape.Width, shape.Height, (byte)index, new PixelBox(0, 0, shape.Width, shape.Height)))];
        var canvas = new MosaicCanvas(16, 0.3, 24, 24, 8, 8);
        Composition composition = MosaicOfNine.Render(canvas, images, 114);
        (LabeledImage _, ImmutableArray<CompositeObject> objects) = composition.Finish(0, 0);
        Assert.Equal(9, composition.Places.Count);
        foreach (CompositePlace place in composition.Places)
            Assert.DoesNotContain(composition.Places, other => other != place && place.To.IntersectionOverUnion(other.To) > 0);
        Assert.All(objects, each => Assert.NotNull(each.Box));
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Equal("SizePixels is 7; it must be from 8 to 8192. 640 is usual.", Message(() => new CompositeAugmentation.Mosaic { SizePixels = 7 }));
        Assert.Equal("Scale is 1; it must be from 0 to 0.95. 0.5 is usual.", Message(() => new CompositeAugmentation.Mosaic { Scale = 1 }));
        Assert.Equal("Translate is -1; it is a share from 0 to 1.", Message(() => new CompositeAugmentation.Mosaic { Translate = -1 }));
        Assert.Equal("LeastShareVisible is 2; it is a share from 0 to 1.", Message(() => new CompositeAugmentation.Mosaic { LeastShareVisible = 2 }));
        Assert.Equal("LeastSidePixels is -1; it must be 0 or more. 2 is usual.", Message(() => new CompositeAugmentation.Mosaic { LeastSidePixels = -1 }));
        Assert.Equal("Alpha is 0; it must be above 0.", Message(() => new CompositeAugmentation.MixUp { Alpha = 0 }));
        Assert.Equal("MostScale is 9; it must be at most 8. 2 is usual.", Message(() => new CompositeAugmentation.CopyPaste { MostScale = 9 }));
        Assert.Equal("Objects is 0; it must be from 1 to 64. 3 is usual.", Message(() => new CompositeAugmentation.BoxPaste { Objects = 0 }));
        Assert.Equal("Attempts is 0; it must be from 1 to 1000. 30 is usual.", Message(() => new CompositeAugmentation.BoxPaste { Attempts = 0 }));
        Assert.Equal("FeatherPixels is 65; it must be from 0 to 64.", Message(() => new CompositeAugmentation.BoxPaste { FeatherPixels = 65 }));
        var random = new Core.ItemRandom(1, 1);
        var pool = new PartnerPool(1, _ => Grey(8, 8, 1));
        var turned = new CompositeAugmentation.BoxPaste { LeastScale = 2, MostScale = 1 };
        Assert.Equal("LeastScale is 2 and MostScale is 1; the least must not be above the most.", Assert.Throws<Core.BallastException>(() => turned.Apply(0, pool, ref random)).Message);
    }

    private static string Message(Func<object> make) => Assert.Throws<Core.BallastException>(make).Message;

    private static LabeledImage Grey(int width, int height, byte value, params PixelBox[] boxes)
    {
        var image = new RgbImage(width, height);
        image.Pixels.AsSpan().Fill(value);
        return new LabeledImage(image, [.. boxes.Select((box, index) => new LabeledBox(0, box, index))]);
    }
}
