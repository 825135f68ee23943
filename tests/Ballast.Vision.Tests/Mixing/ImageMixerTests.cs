using Ballast.Core;

namespace Ballast.Vision.Tests;

public sealed class ImageMixerTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(33)]
    public void Mixup_is_the_rounded_mean_of_both_images_pixel_by_pixel(int size)
    {
        var mixer = new ImageMixer(new ImageMixing.MixUp { Alpha = 0.7 }, size);
        for (ulong item = 0; item < 20; item++)
        {
            byte[] image = Noise(size, item), other = Noise(size, item + 100), mixed = [.. image];
            MixingDraw draw = Draw(mixer, item);
            mixer.Apply(draw, mixed, other);
            float rest = (float)(1 - draw.Share);
            for (int i = 0; i < mixed.Length; i++)
            {
                Assert.Equal((byte)MathF.Floor(image[i] + rest * (other[i] - image[i]) + 0.5f), mixed[i]);
                Assert.InRange(Math.Abs(draw.Share * image[i] + (1 - draw.Share) * other[i] - mixed[i]), 0, 0.5001);
            }

            Assert.Null(draw.Box);
            Assert.Equal(draw.Share, mixer.LabelShare(draw, 0, 1));
        }
    }

    [Theory]
    [InlineData(7)]
    [InlineData(32)]
    [InlineData(61)]
    public void Cutmix_pastes_a_box_and_its_share_is_that_of_the_pixels_left(int size)
    {
        var mixer = new ImageMixer(new ImageMixing.CutMix { Probability = 1 }, size);
        int clipped = 0, mixedImages = 0;
        for (ulong item = 0; item < 200; item++)
        {
            byte[] mixed = [.. Enumerable.Repeat((byte)10, 3 * size * size)], other = Noise(size, item);
            for (int i = 0; i < other.Length; i++) other[i] = (byte)Math.Max((byte)11, other[i]);
            MixingDraw draw = Draw(mixer, item);
            mixer.Apply(draw, mixed, other);
            int own = 0;
            for (int y = 0; y < size; y++)
            {
                for (int x = 0; x < size; x++)
                {
                    bool isInside = draw.Box is { } box && x >= box.X && x < box.Right && y >= box.Y && y < box.Bottom;
                    for (int c = 0; c < 3; c++) Assert.Equal(isInside ? other[3 * (y * size + x) + c] : 10, mixed[3 * (y * size + x) + c]);
                    if (!isInside) own++;
                }
            }

            Assert.Equal((double)own / (size * size), draw.Share, 1e-12);
            Assert.Equal(draw.Share, mixer.LabelShare(draw, 1, 0));
            if (draw.Box is not { } pasted) continue;
            mixedImages++;
            if (pasted.Width != pasted.Height) clipped++;
        }

        Assert.InRange(clipped, 1, mixedImages - 1);
    }

    [Fact]
    public void The_side_of_a_box_is_the_root_of_what_is_drawn_before_it_is_clipped()
    {
        // With the same generator, mixup tells the λ that cutmix begins with.
        ImageMixer cut = new(new ImageMixing.CutMix { Probability = 1 }, 400), mean = new(new ImageMixing.MixUp(), 400);
        int whole = 0;
        for (ulong item = 0; item < 300; item++)
        {
            int side = (int)(400 * Math.Sqrt(1 - Draw(mean, item).Share)) / 2 * 2;
            if (Draw(cut, item).Box is not { } box) continue;
            Assert.True(box.Width <= side && box.Height <= side);
            if (box.X > 0 && box.Right < 400)
            {
                Assert.Equal(side, box.Width);
                whole++;
            }
        }

        Assert.True(whole > 50);
    }

    [Fact]
    public void The_centres_of_boxes_lie_everywhere_alike()
    {
        var mixer = new ImageMixer(new ImageMixing.CutMix { Probability = 1, Alpha = 1000 }, 100); // λ near 0.5: a side near 70
        int[] quarters = new int[4];
        for (ulong item = 0; item < 8000; item++)
        {
            var box = Draw(mixer, item).Box!.Value;
            // A box that begins within the image tells its centre, 35 further; one that does not, ends there.
            double centre = box.X > 0 ? box.X + 35 : box.Right - 35;
            quarters[Math.Clamp((int)centre / 25, 0, 3)]++;
        }

        Assert.InRange(quarters.Sum(count => (count - 2000.0) * (count - 2000.0) / 2000), 0, 60); // the centre is known to a pixel or two: no exact χ², whose limit is 16.3
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.2)]
    public void An_image_is_mixed_with_the_probability_asked_for(double probability)
    {
        foreach (ImageMixing mixing in new ImageMixing[] { new ImageMixing.CutMix { Probability = probability, Alpha = 50 }, new ImageMixing.MixUp { Probability = probability } })
        {
            var mixer = new ImageMixer(mixing, 64);
            int mixed = Enumerable.Range(0, 4000).Count(item => Draw(mixer, (ulong)item).NeedsOther);
            Assert.InRange(mixed, 4000 * probability - 4 * Math.Sqrt(4000 * probability * (1 - probability)), 4000 * probability + 4 * Math.Sqrt(4000 * probability * (1 - probability)));
        }
    }

    [Theory]
    // Class 0 has 30 images, class 1 has 10, class 2 has 11: κ 3, τ 0.5.
    [InlineData(0, 1, 0.4, 0)] // three times as many, and λ below τ: the rarer other class takes the label
    [InlineData(0, 1, 0.5, 0.5)] // λ is not below τ
    [InlineData(0, 2, 0.4, 0.4)] // not three times as many
    [InlineData(1, 0, 0.6, 1)] // three times fewer, and 1 − λ below τ
    [InlineData(1, 0, 0.5, 0.5)]
    [InlineData(2, 0, 0.9, 0.9)]
    [InlineData(1, 1, 0.1, 0.1)]
    public void Remix_gives_the_label_to_the_rarer_class(int label, int other, double share, double expected)
    {
        var mixer = new ImageMixer(new ImageMixing.Remix(), 8, ClassCounts.FromCounts([30, 10, 11]));
        Assert.Equal(expected, mixer.LabelShare(new MixingDraw { Share = share }, label, other));
        byte[] image = Noise(8, 1), mixed = [.. image], partner = Noise(8, 2), mean = [.. image];
        mixer.Apply(new MixingDraw { Share = share }, mixed, partner);
        new ImageMixer(new ImageMixing.MixUp(), 8).Apply(new MixingDraw { Share = share }, mean, partner);
        Assert.Equal(mean, mixed);
    }

    [Fact]
    public void Without_a_draw_nothing_changes()
    {
        var mixer = new ImageMixer(new ImageMixing.ManifoldMixUp(), 8);
        byte[] image = Noise(8, 1), mixed = [.. image];
        mixer.Apply(Draw(mixer, 1), mixed, []);
        Assert.Equal(image, mixed);
        Assert.Equal(1, mixer.LabelShare(MixingDraw.None, 0, 1));
        Assert.Throws<ArgumentException>(() => mixer.Apply(new MixingDraw { Share = 0.5 }, new byte[192], new byte[3]));
        Assert.Throws<ArgumentException>(() => new ImageMixer(new ImageMixing.Remix(), 8));
    }

    public static TheoryData<string, Func<ImageMixing>> Refused() => new()
    {
        { "The alpha of mixing is 0 but must be above 0 up to 1000. 1 is usual.", () => new ImageMixing.MixUp { Alpha = 0 } },
        { "The probability of mixup is 1.5 but must be from 0 to 1. 1 is usual.", () => new ImageMixing.MixUp { Probability = 1.5 } },
        { "The probability of cutmix is -1 but must be from 0 to 1. 0.5 is usual.", () => new ImageMixing.CutMix { Probability = -1 } },
        { "The kappa of remix is 0.5 but must be 1 or more. 3 is usual.", () => new ImageMixing.Remix { Kappa = 0.5 } },
        { "The tau of remix is 2 but must be from 0 to 1. 0.5 is usual.", () => new ImageMixing.Remix { Tau = 2 } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Settings_that_make_no_sense_are_refused(string message, Func<ImageMixing> make) => Assert.Equal(message, Assert.Throws<BallastException>(make).Message);

    private static MixingDraw Draw(ImageMixer mixer, ulong item)
    {
        var random = new ItemRandom(5, 6, item);
        return mixer.Draw(ref random);
    }

    private static byte[] Noise(int size, ulong seed)
    {
        byte[] rgb = new byte[3 * size * size];
        var random = new ItemRandom(seed, 1);
        for (int i = 0; i < rgb.Length; i++) rgb[i] = (byte)random.NextIndex(256);
        return rgb;
    }
}
