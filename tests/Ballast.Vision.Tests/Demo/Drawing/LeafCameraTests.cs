using Ballast.Core;
using OpenCvSharp;

namespace Ballast.Vision.Tests;

public sealed class LeafCameraTests
{
    [Theory]
    [InlineData(32)]
    [InlineData(96)]
    [InlineData(131)]
    public void A_photo_has_the_size_asked_for_and_shows_a_green_leaf_in_the_middle(int size)
    {
        var random = new ItemRandom(1, 1);
        using DrawnLeaf leaf = LeafPainter.Paint(2 * size, LeafDisease.Healthy, ref random);
        using Mat photo = LeafCamera.Take(leaf, size, ref random);
        using Mat middle = photo[new Rect(size * 3 / 8, size * 3 / 8, size / 4, size / 4)];
        Scalar mean = Cv2.Mean(middle);

        Assert.Equal(new Size(size, size), photo.Size());
        Assert.Equal(MatType.CV_8UC3, photo.Type());
        Assert.True(mean.Val1 > mean.Val0 && mean.Val1 > mean.Val2, $"{mean}");
    }

    [Fact]
    public void Two_photos_of_one_leaf_differ_much_more_than_by_noise()
    {
        var random = new ItemRandom(2, 1);
        using DrawnLeaf leaf = LeafPainter.Paint(128, LeafDisease.Rust, ref random);
        var first = new ItemRandom(2, 1, 1);
        var second = new ItemRandom(2, 1, 2);
        using Mat one = LeafCamera.Take(leaf, 64, ref first);
        using Mat other = LeafCamera.Take(leaf, 64, ref second);

        // Noise alone stays below 0.028 * 255 = 7 grey levels of standard deviation.
        Assert.True(Cv2.Norm(one, other, NormTypes.L1) / (64 * 64 * 3) > 12);
    }

    [Fact]
    public void Taking_a_photo_does_not_change_the_leaf()
    {
        var random = new ItemRandom(3, 1);
        using DrawnLeaf leaf = LeafPainter.Paint(96, LeafDisease.Blight, ref random);
        using Mat before = leaf.Colour.Clone();
        LeafCamera.Take(leaf, 48, ref random).Dispose();

        Assert.Equal(0, Cv2.Norm(before, leaf.Colour, NormTypes.INF));
    }
}
