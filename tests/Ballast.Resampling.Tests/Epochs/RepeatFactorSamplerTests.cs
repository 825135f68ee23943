using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class RepeatFactorSamplerTests
{
    // 8 images; class 0 in 5 of them, class 1 in 2, class 2 in none, class 3 in 1; images 2 and 6 are empty.
    private static readonly ImageClasses Objects = ImageClasses.FromObjects([[0, 0, 0], [0, 1], [], [0], [1, 1, 0], [3], [], [0]], 4);

    [Fact]
    public void Images_that_show_a_class_are_counted_once_and_objects_each()
    {
        Assert.Equal([5, 2, 0, 1], Objects.ImageCounts);
        Assert.Equal([7, 3, 0, 1], Objects.InstanceCounts);
    }

    [Fact]
    public void An_image_has_the_factor_of_its_rarest_class_and_an_empty_one_has_1()
    {
        // t 0.5: class 0 5/8 -> 1; class 1 2/8 -> √2; class 3 1/8 -> √4; a class that no image shows does not count (detectron2 #2139: empty images must stay).
        var rule = new RepeatFactorRule { Threshold = 0.5 };
        Assert.Equal([1, Math.Sqrt(2), 1, 2], RepeatFactors.OfClasses(Objects, rule));
        Assert.Equal([1, Math.Sqrt(2), 1, 1, Math.Sqrt(2), 2, 1, 1], RepeatFactors.OfImages(Objects, rule));
    }

    [Fact]
    public void Without_the_root_the_factor_lifts_a_class_to_the_threshold() =>
        Assert.Equal([1, 2, 1, 4], RepeatFactors.OfClasses(Objects, new RepeatFactorRule { Threshold = 0.5, Root = RepeatRoot.None }));

    [Fact]
    public void Instance_aware_factors_use_the_geometric_mean_of_both_shares()
    {
        double[] expected = [1, Math.Sqrt(0.5 / Math.Sqrt(2 / 8.0 * 3 / 11)), 1, Math.Sqrt(0.5 / Math.Sqrt(1 / 8.0 * 1 / 11))];
        Assert.Equal(expected, RepeatFactors.OfClasses(Objects, new RepeatFactorRule { Threshold = 0.5, Share = RepeatShare.ImagesAndInstances }), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Nothing_is_repeated_where_no_class_is_below_the_threshold()
    {
        var sampler = new RepeatFactorSampler(Objects, new RepeatFactorSamplerOptions());
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], sampler.Draw(0).Order());
    }

    [Fact]
    public void Fractions_are_rounded_by_chance_newly_each_epoch_and_exact_in_expectation()
    {
        const int epochs = 4000;
        var sampler = new RepeatFactorSampler(Objects, new RepeatFactorSamplerOptions { Rule = new RepeatFactorRule { Threshold = 0.5 } });
        int[] uses = Epochs.ImageCounts(sampler, ..epochs);
        Assert.Equal([epochs, epochs, epochs, 2 * epochs, epochs, epochs], new[] { 0, 2, 3, 5, 6, 7 }.Select(image => uses[image]));
        double fraction = Math.Sqrt(2) - 1;
        foreach (int image in new[] { 1, 4 })
        {
            Assert.True(ChiSquare.Agrees([uses[image] - epochs, 2 * epochs - uses[image]], [fraction * epochs, (1 - fraction) * epochs]), $"{uses[image]}");
            Assert.False(ChiSquare.Agrees([uses[image] - epochs, 2 * epochs - uses[image]], [0.5 * epochs, 0.5 * epochs]), "A rule that is wrong passes too.");
        }

        // Both images are rounded each for itself: up together in fraction² of the epochs.
        long both = Enumerable.Range(0, epochs).Count(epoch => sampler.Draw(epoch).Count(image => image is 1 or 4) == 4);
        Assert.True(ChiSquare.Agrees([both, epochs - both], [fraction * fraction * epochs, (1 - fraction * fraction) * epochs]), $"{both}");
    }

    [Fact]
    public void Rounded_up_an_image_comes_as_often_in_every_epoch()
    {
        var sampler = new RepeatFactorSampler(Objects, new RepeatFactorSamplerOptions { Rule = new RepeatFactorRule { Threshold = 0.5 }, Rounding = RepeatRounding.Up });
        for (int epoch = 0; epoch < 5; epoch++) Assert.Equal([1, 2, 1, 1, 2, 2, 1, 1], Epochs.ImageCounts(sampler, epoch..(epoch + 1)));
    }

    [Fact]
    public void Empty_images_do_not_move_the_factors_of_others_mmengine_1048()
    {
        // The defect: empties were dropped from the list of factors, so that each image after one had its neighbour's.
        ImageClasses first = ImageClasses.FromObjects([[], [0], [0], [1]], 2), last = ImageClasses.FromObjects([[1], [0], [0], []], 2);
        var rule = new RepeatFactorRule { Threshold = 1 };
        Assert.Equal([1, Math.Sqrt(2), Math.Sqrt(2), 2], RepeatFactors.OfImages(first, rule));
        Assert.Equal([2, Math.Sqrt(2), Math.Sqrt(2), 1], RepeatFactors.OfImages(last, rule));
    }

    [Fact]
    public void Class_frequencies_of_classified_images_follow_the_factors()
    {
        int[] labels = Epochs.Labels(150, 40, 0, 10);
        var sampler = new RepeatFactorSampler(ImageClasses.FromLabels(labels, 4), new RepeatFactorSamplerOptions { Rule = new RepeatFactorRule { Threshold = 0.4 } });
        double[] expected = [150, 40 * Math.Sqrt(0.4 / 0.2), 0, 10 * Math.Sqrt(0.4 / 0.05)];
        long[] drawn = Epochs.ClassCounts(sampler, labels, 4, ..500);
        Assert.True(ChiSquare.Agrees(drawn, [.. expected.Select(count => count * 500)]), string.Join(' ', drawn));
        Assert.False(ChiSquare.Agrees(drawn, [.. new double[] { 150, 40 * 2, 0, 10 * 8 }.Select(count => count * 500)]), "A rule that is wrong passes too.");
    }

    [Fact]
    public void A_threshold_that_makes_no_sense_is_refused() =>
        Assert.Equal("The threshold of repeat factors is 0 but must be above 0 up to 1. 0.001 is usual.", Assert.Throws<BallastException>(() => new RepeatFactorRule { Threshold = 0 }).Message);

    [Fact]
    public void A_label_that_is_no_class_is_a_mistake_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => ImageClasses.FromObjects([[0], [2]], 2));
        Assert.Throws<ArgumentException>(() => ImageClasses.FromLabels([0, -1], 2));
    }
}
