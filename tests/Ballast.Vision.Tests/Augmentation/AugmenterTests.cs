using Ballast.Core;

namespace Ballast.Vision.Tests;

public sealed class AugmenterTests
{
    [Fact]
    public void Settings_of_nothing_leave_every_pixel()
    {
        byte[] pixels = Pictures.Woven(9, 9).Pixels, before = [.. pixels];
        var random = new ItemRandom(1, 2);

        new Augmenter(AugmentationSettings.None, 9).Apply(pixels, ref random);

        Assert.Equal(before, pixels);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    public void A_flip_of_a_flip_is_the_image(int size)
    {
        var flip = new Augmenter(new AugmentationSettings { HorizontalFlip = 1 }, size);
        byte[] pixels = Pictures.Woven(size, size).Pixels, before = [.. pixels];
        var random = new ItemRandom(1, 2);

        flip.Apply(pixels, ref random);
        Assert.Equal(before.AsSpan(3 * (size - 1), 3), pixels.AsSpan(0, 3));
        flip.Apply(pixels, ref random);

        Assert.Equal(before, pixels);
    }

    [Fact]
    public void A_quarter_turn_counter_clockwise_takes_the_top_right_corner_to_the_top_left()
    {
        var image = new RgbImage(5, 5);
        image.Pixels.AsSpan(3 * 4, 3).Fill(200);

        (ImageTransform.None with { AngleDegrees = 90 }).Apply(image.Pixels, 5, new byte[75]);

        Assert.Equal([200, 200, 200], Pictures.PixelAt(image, 0, 0));
        Assert.Equal(600, image.Pixels.Sum(value => value));
    }

    [Fact]
    public void A_rotation_keeps_the_centre_and_blackens_the_corners()
    {
        var image = new RgbImage(33, 33);
        image.Pixels.AsSpan().Fill(100);

        (ImageTransform.None with { AngleDegrees = 45 }).Apply(image.Pixels, 33, new byte[image.Pixels.Length]);

        Assert.Equal([100, 100, 100], Pictures.PixelAt(image, 16, 16));
        Assert.Equal([0, 0, 0], Pictures.PixelAt(image, 0, 0));
        Assert.Equal([0, 0, 0], Pictures.PixelAt(image, 32, 32));
    }

    [Fact]
    public void A_flip_and_a_rotation_in_one_pass_equal_one_after_the_other()
    {
        RgbImage together = Pictures.Woven(21, 14), apart = Pictures.Woven(21, 14);
        byte[] scratch = new byte[together.Pixels.Length];

        (ImageTransform.None with { Flip = true, AngleDegrees = 17 }).Apply(together.Pixels, 21, scratch);
        (ImageTransform.None with { Flip = true }).Apply(apart.Pixels, 21, scratch);
        (ImageTransform.None with { AngleDegrees = 17 }).Apply(apart.Pixels, 21, scratch);

        Assert.Equal(apart.Pixels, together.Pixels);
    }

    [Fact]
    public void The_same_item_is_varied_the_same_way_and_another_item_another_way()
    {
        byte[] first = Varied(7), again = Varied(7), other = Varied(8);

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public void Draws_stay_within_the_settings_and_reach_both_ends()
    {
        var settings = new AugmentationSettings { HorizontalFlip = 0.5, RotationDegrees = 20, Brightness = 1.5 };
        ImageTransform[] drawn = [.. Enumerable.Range(0, 4000).Select(i => Drawn(settings, i))];

        // 4,000 draws: the share of flips has a standard deviation of 0.008; the ends are missed by 1 % with probability 1e-17.
        Assert.InRange(drawn.Average(t => t.Flip ? 1 : 0), 0.46, 0.54);
        Assert.InRange(drawn.Min(t => t.AngleDegrees), -20, -19.6);
        Assert.InRange(drawn.Max(t => t.AngleDegrees), 19.6, 20);
        Assert.InRange(drawn.Min(t => t.Brightness), 0, 0.025);
        Assert.InRange(drawn.Max(t => t.Brightness), 2.475, 2.5);
        Assert.All(drawn, t => Assert.Equal(1, t.Contrast));
    }

    [Fact]
    public void A_step_that_changes_the_size_is_refused()
    {
        var settings = new AugmentationSettings { Steps = [new ImageAugmentation.RandomCrop()] };

        var error = Assert.Throws<BallastException>(() => new Augmenter(settings, 64));

        Assert.Equal("The augmentation changes the size of images, which a batch cannot. Set random_crop.keep_size to true, and leave width and height of resized_crop out.", error.Message);
    }

    [Theory]
    [InlineData("baseline")]
    [InlineData("strong")]
    [InlineData("rand_augment")]
    public void A_call_allocates_nothing(string preset)
    {
        AugmentationSettings settings = preset switch { "strong" => AugmentationSettings.Strong, "rand_augment" => AugmentationSettings.RandAugment, _ => AugmentationSettings.Baseline };
        var augmenter = new Augmenter(settings, 64);
        byte[] pixels = new byte[3 * 64 * 64];
        var random = new ItemRandom(1, 2);
        // Working memory is made when a draw first needs it.
        for (int i = 0; i < 2000; i++) augmenter.Apply(pixels, ref random);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) augmenter.Apply(pixels, ref random);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void An_image_of_another_size_is_refused()
    {
        var augmenter = new Augmenter(AugmentationSettings.Baseline, 64);
        var random = new ItemRandom(1, 2);

        var error = Assert.Throws<ArgumentException>(() => augmenter.Apply(new byte[12], ref random));

        Assert.StartsWith("An image of 64 x 64 pixels has 12288 bytes, but 12 were given.", error.Message, StringComparison.Ordinal);
    }

    private static byte[] Varied(ulong item)
    {
        byte[] pixels = Pictures.Woven(16, 16).Pixels;
        var random = new ItemRandom(42, item);
        new Augmenter(AugmentationSettings.Baseline, 16).Apply(pixels, ref random);
        return pixels;
    }

    private static ImageTransform Drawn(AugmentationSettings settings, int item)
    {
        var random = new ItemRandom(42, (ulong)item);
        return Augmenter.Draw(settings, ref random);
    }
}
