using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Vision.Tests;

public sealed class PlannedImagesTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly ImageStore store;

    public PlannedImagesTests()
    {
        Write("0.png", 4, 0);
        Write("1.png", 4, 100);
        Write("2.png", 8, 200);
        Write("3.png", 4, 60);
        store = new ImageStore([.. Enumerable.Range(0, 4).Select(i => folder.At($"{i}.png"))], 4, 1 << 20);
    }

    [Fact]
    public void Indices_of_the_plan_point_into_the_part()
    {
        // The part is images 3 and 1 of the store; the plan's sample 0 is image 3.
        PlannedImages images = Planned([3, 1], SampleOrigin.Original(0), SampleOrigin.Original(1), SampleOrigin.Repeated(0));

        Assert.Equal([60, 100, 60], Enumerable.Range(0, 3).Select(i => (int)FirstValue(images, i)));
        Assert.Equal(folder.At("3.png"), images.BasePathOf(2));
        Assert.Null(images.NeighborPathOf(2));
        Assert.Equal((3, 4, 1), (images.Count, images.SizePixels, images.LabelOf(1)));
    }

    [Fact]
    public void A_synthetic_image_lies_between_its_parents()
    {
        PlannedImages images = Planned([0, 1, 3], SampleOrigin.Synthetic(1, 2, 0.25), SampleOrigin.Synthetic(0, 1, 0.333));

        // 100 + 0.25 · (60 − 100) = 90; 0 + 0.333 · 100 = 33.3.
        Assert.Equal(90, FirstValue(images, 0));
        Assert.Equal(33, FirstValue(images, 1));
        Assert.Equal(folder.At("3.png"), images.NeighborPathOf(0));
    }

    [Fact]
    public void A_rendered_synthetic_image_has_the_size_of_its_base_file()
    {
        PlannedImages images = Planned([2, 1], SampleOrigin.Synthetic(0, 1, 0.5), SampleOrigin.Synthetic(1, 0, 0.5));

        RgbImage fromBig = images.Render(0), fromSmall = images.Render(1);

        Assert.Equal((8, 8, 150), (fromBig.WidthPixels, fromBig.HeightPixels, fromBig.Pixels[0]));
        Assert.Equal((4, 4, 150), (fromSmall.WidthPixels, fromSmall.HeightPixels, fromSmall.Pixels[0]));
    }

    [Fact]
    public void Version_1_is_the_mirror_image()
    {
        ImageFile.WritePng(folder.At("0.png"), Pictures.Woven(4, 4));
        PlannedImages images = Planned([0], SampleOrigin.Augmented(0, 1));
        byte[] pixels = new byte[48], mirror = Pictures.Woven(4, 4).Pixels;
        Geometry.Flip(mirror, 4);

        images.Read(0, pixels);

        Assert.Equal(mirror, pixels);
        Assert.Equal(mirror, images.Render(0).Pixels);
    }

    [Fact]
    public void Version_3_changes_brightness_by_the_factor_of_its_seed()
    {
        PlannedImages images = Planned([1], SampleOrigin.Augmented(0, 3));
        var random = new ItemRandom(5, 0, 3);
        double factor = random.NextUniform(0.9, 1.1);

        Assert.Equal((byte)((float)factor * 100), FirstValue(images, 0));
    }

    [Fact]
    public void Made_images_are_the_same_every_time_and_differ_by_version()
    {
        ImageFile.WritePng(folder.At("0.png"), Pictures.Woven(4, 4));
        PlannedImages images = Planned([0], [.. Enumerable.Range(4, 20).Select(version => SampleOrigin.Augmented(0, version))]);
        byte[] once = new byte[48], again = new byte[48];
        var seen = new HashSet<string>();

        for (int i = 0; i < images.Count; i++)
        {
            images.Read(i, once);
            images.Read(i, again);
            Assert.Equal(once, again);
            seen.Add(Convert.ToHexString(once));
        }

        Assert.Equal(20, seen.Count);
    }

    [Fact]
    public void A_plan_or_a_part_that_points_outside_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Planned([0, 4], SampleOrigin.Original(0)));
        Assert.Throws<ArgumentException>(() => Planned([0], SampleOrigin.Original(1)));
        Assert.Throws<ArgumentException>(() => Planned([0], SampleOrigin.Synthetic(0, 1, 0.5)));
    }

    public void Dispose() => folder.Dispose();

    private void Write(string name, int size, byte value)
    {
        var image = new RgbImage(size, size);
        image.Pixels.AsSpan().Fill(value);
        ImageFile.WritePng(folder.At(name), image);
    }

    private PlannedImages Planned(ImmutableArray<int> part, params ImmutableArray<SampleOrigin> origins)
    {
        int[] labels = [.. Enumerable.Range(0, origins.Length).Select(i => i % 2)];
        var plan = new ResamplingPlan
        {
            Method = "by hand",
            Seed = 5,
            Samples = origins,
            Labels = [.. labels],
            Removed = [],
            Before = ClassCounts.Of([], 2),
            After = ClassCounts.Of(labels, 2),
        };
        return new PlannedImages(store, part, plan);
    }

    private static byte FirstValue(PlannedImages images, int index)
    {
        byte[] pixels = new byte[48];
        images.Read(index, pixels);
        return pixels[0];
    }
}
