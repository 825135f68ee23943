using Ballast.Core;

namespace Ballast.Resampling.Tests;

/// <summary>What all epoch samplers promise.</summary>
public sealed class EpochSamplerTests
{
    private static readonly int[] Labels = Epochs.Labels(90, 25, 0, 6);

    public static TheoryData<string> Names() => [.. All(1).Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_epoch_needs_no_epoch_before_it(string name)
    {
        IEpochSampler walked = All(7)[name];
        int[][] epochs = [.. Enumerable.Range(0, 12).Select(walked.Draw)];
        Assert.Equal(epochs[11], All(7)[name].Draw(11));
        Assert.Equal(epochs[4], walked.Draw(4));
        Assert.NotEqual(epochs[0], epochs[1]);
        Assert.NotEqual(epochs[0], All(8)[name].Draw(0));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Epochs_can_be_drawn_on_several_threads(string name)
    {
        IEpochSampler sampler = All(7)[name];
        int[][] together = new int[24][];
        Parallel.For(0, together.Length, epoch => together[epoch] = sampler.Draw(epoch));
        Assert.All(Enumerable.Range(0, 24), epoch => Assert.Equal(All(7)[name].Draw(epoch), together[epoch]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_epoch_names_images_that_are_there_in_no_order_of_classes(string name)
    {
        IEpochSampler sampler = All(7)[name];
        Assert.Equal(121, sampler.Images);
        int[] epoch = sampler.Draw(2);
        Assert.All(epoch, image => Assert.InRange(image, 0, 120));
        // Class 3 lies among the others and not at an end.
        int[] places = [.. Enumerable.Range(0, epoch.Length).Where(place => Labels[epoch[place]] == 3)];
        Assert.InRange(places.Average(), 0.15 * epoch.Length, 0.85 * epoch.Length);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_epoch_before_the_first_is_a_mistake_of_the_caller(string name) => Assert.Throws<ArgumentOutOfRangeException>(() => All(1)[name].Draw(-1));

    [Fact]
    public void Each_place_of_an_instance_epoch_is_as_likely_for_each_image()
    {
        var sampler = new InstanceSampler(5, new InstanceSamplerOptions());
        long[,] places = new long[5, 5];
        for (int epoch = 0; epoch < 5000; epoch++)
        {
            int[] order = sampler.Draw(epoch);
            Assert.Equal([0, 1, 2, 3, 4], order.Order());
            for (int place = 0; place < 5; place++) places[order[place], place]++;
        }

        for (int image = 0; image < 5; image++)
            Assert.True(ChiSquare.Agrees([.. Enumerable.Range(0, 5).Select(place => places[image, place])], [1000, 1000, 1000, 1000, 1000]));
    }

    [Fact]
    public void Deferred_resampling_changes_the_sampler_at_its_epoch()
    {
        var later = new PowerSampler(Labels, 4, new PowerSamplerOptions());
        var sampler = new DeferredSampler(new InstanceSampler(121, new InstanceSamplerOptions()), later, 5);
        Assert.Equal([90, 25, 0, 6], Epochs.ClassCounts(sampler, Labels, 4, 4..5));
        Assert.Equal(later.Draw(0), sampler.Draw(5));
        Assert.Equal(later.Draw(3), sampler.Draw(8));
        Assert.True(ChiSquare.Agrees(Epochs.ClassCounts(sampler, Labels, 4, 5..205), Epochs.Expect(200 * 121, 1, 1, 0, 1)));
        Assert.Throws<ArgumentException>(() => new DeferredSampler(later, new InstanceSampler(3, new InstanceSamplerOptions()), 5));
    }

    [Fact]
    public void No_images_are_refused()
    {
        const string message = "There are no images to draw epochs from. A part of the dataset is empty: use more images or another split.";
        Assert.Equal(message, Assert.Throws<BallastException>(() => new InstanceSampler(0, new InstanceSamplerOptions())).Message);
        Assert.Equal(message, Assert.Throws<BallastException>(() => new EpochUnderSampler([], 3, new EpochUnderSamplerOptions())).Message);
        Assert.Equal(message, Assert.Throws<BallastException>(() => new RepeatFactorSampler(ImageClasses.FromLabels([], 3), new RepeatFactorSamplerOptions())).Message);
    }

    private static Dictionary<string, IEpochSampler> All(uint seed)
    {
        var classes = ImageClasses.FromLabels(Labels, 4);
        // Label 0 as background.
        var objects = ImageClasses.FromObjects([.. Labels.Select(label => label == 0 ? [] : new[] { label })], 4);
        return new(StringComparer.Ordinal)
        {
            ["instance"] = new InstanceSampler(121, new InstanceSamplerOptions { Seed = seed }),
            ["power"] = new PowerSampler(Labels, 4, new PowerSamplerOptions { Seed = seed }),
            ["effective number"] = new EffectiveNumberSampler(Labels, 4, new EffectiveNumberSamplerOptions { Seed = seed }),
            ["progressive"] = new ProgressiveSampler(Labels, 4, new ProgressiveSamplerOptions { Seed = seed, Epochs = 10 }),
            ["deferred"] = new DeferredSampler(new InstanceSampler(121, new InstanceSamplerOptions { Seed = seed }), new PowerSampler(Labels, 4, new PowerSamplerOptions { Seed = seed }), 3),
            ["under"] = new EpochUnderSampler(Labels, 4, new EpochUnderSamplerOptions { Seed = seed, Ratio = 2 }),
            ["background"] = new BackgroundRatioSampler(objects, new BackgroundRatioSamplerOptions { Seed = seed }),
            ["repeat factor"] = new RepeatFactorSampler(classes, new RepeatFactorSamplerOptions { Seed = seed, Rule = new RepeatFactorRule { Threshold = 0.5 } }),
        };
    }
}
