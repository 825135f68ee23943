using Ballast.Core;

namespace Ballast.Resampling.Tests;

/// <summary>The samplers that leave images out, and the log of what they have shown.</summary>
public sealed class EpochUnderSamplerTests
{
    private static readonly int[] Labels = Epochs.Labels(100, 23, 0, 7);

    [Theory]
    [InlineData(1, 7, 7)]
    [InlineData(2.5, 18, 18)] // ⌈2.5 · 7⌉
    [InlineData(4, 28, 23)]
    public void Larger_classes_keep_so_many_images_for_each_of_the_rarest(double ratio, int first, int second)
    {
        var sampler = new EpochUnderSampler(Labels, 4, new EpochUnderSamplerOptions { Ratio = ratio });
        Assert.Equal([first, second, 0, 7], sampler.EpochCounts);
        for (int epoch = 0; epoch < 30; epoch++)
        {
            int[] images = sampler.Draw(epoch);
            Assert.Equal([first, second, 0, 7], Epochs.ClassCounts(sampler, Labels, 4, epoch..(epoch + 1)));
            Assert.Equal(images.Length, images.Distinct().Count());
        }
    }

    [Fact]
    public void All_images_have_been_seen_after_as_few_epochs_as_can_be()
    {
        var sampler = new EpochUnderSampler(Labels, 4, new EpochUnderSamplerOptions());
        var classes = ImageClasses.FromLabels(Labels, 4);
        int needed = (100 + 6) / 7; // ⌈100 / 7⌉ = 15
        EpochCoverage before = EpochCoverage.Through(sampler, classes, needed - 2), after = EpochCoverage.Through(sampler, classes, needed - 1);
        Assert.Equal([14 * 7 / 100.0, 1, 1, 1], before.ClassShares);
        Assert.Equal([1, 1, 1, 1], after.ClassShares);
        Assert.Equal(1, after.Share);
        Assert.Equal(128 / 130.0, before.Share, 1e-12);
        Assert.Equal(15, after.Epochs);
        Assert.Equal([7, 7, 0, 7], after.LastEpochCounts);
        Assert.Equal([1, 1, 1, 1], EpochCoverage.Through(new EpochUnderSampler(Labels, 4, new EpochUnderSamplerOptions { Seed = 3 }), classes, 40).ClassShares);
    }

    [Fact]
    public void All_images_of_a_larger_class_come_equally_often()
    {
        // 20 rounds of ⌈100 / 7⌉ = 15 hands of 7 are 2,100 uses of 100 images: 21 each, of which 20 are certain and the rest is chance.
        var sampler = new EpochUnderSampler(Labels, 4, new EpochUnderSamplerOptions());
        int[] uses = Epochs.ImageCounts(sampler, ..300);
        int[] large = [.. Enumerable.Range(0, 130).Where(image => Labels[image] == 0).Select(image => uses[image])];
        Assert.Equal(2100, large.Sum());
        Assert.True(large.Min() >= 20);
        // Each round fills up with 5 of 100 at random: the extra uses of an image are binomial, 20 rounds of 0.05. χ² over 100 cells, 0.999 quantile of 99 degrees 148.23.
        Assert.InRange(large.Sum(count => (count - 21) * (count - 21) / (20 * 0.05 * 0.95)), 0, 148.23);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.5, 4)] // 3.5 is rounded up
    [InlineData(3, 21)]
    [InlineData(100, 93)] // there are no more
    public void Backgrounds_come_in_ratio_to_images_with_objects(double ratio, int negatives)
    {
        int[][] objects = [.. Enumerable.Range(0, 100).Select(image => image % 15 == 3 ? new[] { 0, 0 } : [])];
        var sampler = new BackgroundRatioSampler(ImageClasses.FromObjects(objects, 1), new BackgroundRatioSamplerOptions { NegativesPerPositive = ratio });
        Assert.Equal((7, negatives), (sampler.EpochPositives, sampler.EpochNegatives));
        for (int epoch = 0; epoch < 20; epoch++)
        {
            int[] images = sampler.Draw(epoch);
            Assert.Equal(7, images.Count(image => image % 15 == 3));
            Assert.Equal(7 + negatives, images.Distinct().Count());
            Assert.Equal(7 + negatives, images.Length);
        }

        int needed = negatives == 0 ? 0 : (93 + negatives - 1) / negatives;
        Assert.Equal(100 - (negatives == 0 ? 93 : 0), Epochs.ImageCounts(sampler, ..Math.Max(1, needed)).Count(uses => uses > 0));
    }

    [Fact]
    public void Coverage_counts_an_image_once_and_its_objects_as_often_as_they_come()
    {
        var classes = ImageClasses.FromObjects([[0, 0, 1], [1], [], [0]], 3);
        var coverage = new EpochCoverage(classes);
        Assert.Equal([0, 0, 1], coverage.ClassShares);
        coverage.Add([0, 0, 2]);
        Assert.Equal([0.5, 0.5, 1], coverage.ClassShares);
        Assert.Equal([4, 2, 0], coverage.LastEpochCounts);
        Assert.Equal(0.5, coverage.Share);
        coverage.Add([1, 3]);
        Assert.Equal([1, 1, 1], coverage.ClassShares);
        Assert.Equal([1, 1, 0], coverage.LastEpochCounts);
    }

    [Fact]
    public void Settings_that_make_no_sense_are_refused()
    {
        Assert.Equal("The ratio of larger classes to the rarest is 0.5 but must be 1 or more. 1 makes all classes alike.", Assert.Throws<BallastException>(() => new EpochUnderSamplerOptions { Ratio = 0.5 }).Message);
        Assert.Equal("The ratio of negatives to positives is -1 but must be 0 or more. 1 is usual.", Assert.Throws<BallastException>(() => new BackgroundRatioSamplerOptions { NegativesPerPositive = -1 }).Message);
        Assert.Equal(
            "None of the 2 images shows an object, so that there is nothing for background images to be in ratio to. Use another sampler.",
            Assert.Throws<BallastException>(() => new BackgroundRatioSampler(ImageClasses.FromObjects([[], []], 1), new BackgroundRatioSamplerOptions())).Message);
    }
}
