using Ballast.Core;

namespace Ballast.Vision.Tests;

public sealed class PartnerPoolTests
{
    private static readonly LabeledImage Empty = new(new RgbImage(1, 1), []);

    [Fact]
    public void Partners_are_drawn_by_their_weights()
    {
        var pool = new PartnerPool([1, 0, 3], _ => Empty);
        int[] counts = Counts(pool);
        Assert.Equal(0, counts[1]);
        // 4,000 draws at 1/4: five standard deviations are 137.
        Assert.InRange(counts[0], 863, 1137);
        Assert.InRange(Counts(new PartnerPool(4, _ => Empty))[2], 863, 1137);
    }

    [Fact]
    public void Rare_classes_weigh_more_and_backgrounds_nothing()
    {
        Assert.Equal([0.5, 1, 0.5, 0], PartnerPool.RarityWeights([[0, 0], [1], [0], []]));
        Assert.Equal([1, 1.0 / 2], PartnerPool.RarityWeights([[0, 5], [0]]));
    }

    [Fact]
    public void Weights_that_draw_nothing_are_refused()
    {
        Assert.Equal("No image has a weight above 0, so there is no partner to draw. Give at least one image a weight.", Assert.Throws<BallastException>(() => new PartnerPool([0, 0], _ => Empty)).Message);
        Assert.Equal("The weight of image 1 as a partner is -1; it must be 0 or more.", Assert.Throws<BallastException>(() => new PartnerPool([1, -1], _ => Empty)).Message);
    }

    private static int[] Counts(PartnerPool pool)
    {
        var random = new ItemRandom(1, 2);
        int[] counts = new int[pool.Count];
        for (int i = 0; i < 4000; i++) counts[pool.Draw(ref random)]++;
        return counts;
    }
}
