using Ballast.Core;
using Ballast.Resampling;
using Ballast.Vision;
using TorchSharp;

namespace Ballast.Training.Tests;

/// <summary>The loader with samplers, and beginning in the middle of an epoch.</summary>
public sealed class BatchLoaderSamplerTests
{
    private static readonly BatchLoaderOptions Plain = new() { BatchSize = 4, ChannelMeans = [0, 0, 0], ChannelDeviations = [1, 1, 1], Augmentation = AugmentationSettings.Baseline };

    // Classes of 20, 5 and 2 images.
    private static readonly int[] Labels = [.. Enumerable.Range(0, 27).Select(i => i % 13 == 3 ? 2 : i % 5 == 1 ? 1 : 0)];

    public static TheoryData<string> Kinds() => ["none", "power", "under", "repeat"];

    [Fact]
    public void Without_a_sampler_order_and_augmentation_are_drawn_as_they_always_were()
    {
        TestImages images = Images();
        using var loader = new BatchLoader(images, Plain);
        for (int epoch = 0; epoch < 3; epoch++)
        {
            int[] order = [.. Enumerable.Range(0, 27)];
            var random = new ItemRandom(42, (ulong)epoch, ulong.MaxValue);
            for (int i = 26; i > 0; i--)
            {
                int other = random.NextIndex(i + 1);
                (order[i], order[other]) = (order[other], order[i]);
            }

            LoadedEpoch loaded = LoadedEpoch.Of(loader.Epoch(epoch));
            Assert.Equal(order.Select(image => (long)images.LabelOf(image)), loaded.Labels);
            for (int place = 0; place < 27; place++)
                Assert.Equal(LoadedEpoch.Augmented(images, order[place], Plain.Augmentation, new ItemRandom(42, (ulong)epoch, (ulong)order[place])), loaded.Images[place]);
        }
    }

    [Fact]
    public void An_instance_sampler_of_the_same_seed_has_the_order_of_none()
    {
        using BatchLoader with = new(Images(), Plain with { Sampler = new InstanceSampler(27, new InstanceSamplerOptions()) }), without = new(Images(), Plain);
        Assert.Equal(LoadedEpoch.Of(without.Epoch(2)).Labels, LoadedEpoch.Of(with.Epoch(2)).Labels);
    }

    [Fact]
    public void A_sampler_sets_the_images_of_each_epoch_and_each_place_is_varied_for_itself()
    {
        IEpochSampler sampler = SamplerOf("power")!;
        TestImages images = Images();
        using var loader = new BatchLoader(images, Plain with { Sampler = sampler });
        for (int epoch = 0; epoch < 3; epoch++)
        {
            int[] order = sampler.Draw(epoch);
            LoadedEpoch loaded = LoadedEpoch.Of(loader.Epoch(epoch));
            Assert.Equal(order.Select(image => (long)images.LabelOf(image)), loaded.Labels);
            for (int place = 0; place < order.Length; place++)
            {
                var random = new ItemRandom(42, (ulong)epoch, ((ulong)place + 1) << 32 | (uint)order[place]);
                Assert.Equal(LoadedEpoch.Augmented(images, order[place], Plain.Augmentation, random), loaded.Images[place]);
            }
        }

        int repeated = sampler.Draw(0).GroupBy(image => image).MaxBy(group => group.Count())!.Key;
        LoadedEpoch first = LoadedEpoch.Of(loader.Epoch(0));
        byte[][] same = [.. sampler.Draw(0).Select((image, place) => (image, place)).Where(pair => pair.image == repeated).Select(pair => first.Images[pair.place])];
        Assert.True(same.Length > 1);
        Assert.NotEqual(same[0], same[1]);
    }

    [Fact]
    public void Epochs_may_differ_in_length()
    {
        var sampler = new Given([[0, 1, 2, 3, 4, 5, 6, 7, 8], [5], [6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6], [1, 2, 3, 4]]);
        using var loader = new BatchLoader(Images(), Plain with { Sampler = sampler, Threads = 2, BatchesAhead = 1 });
        foreach (int epoch in new[] { 0, 1, 2, 3, 2, 1, 0 })
        {
            Assert.Equal((sampler.Draw(epoch).Length, (sampler.Draw(epoch).Length + 3) / 4), (loader.ImagesIn(epoch), loader.BatchesIn(epoch)));
            Assert.Equal(sampler.Draw(epoch).Select(image => (long)Labels[image]), LoadedEpoch.Of(loader.Epoch(epoch)).Labels);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_epoch_that_begins_in_the_middle_is_the_rest_of_the_whole_one_and_reads_nothing_before(string kind)
    {
        TestImages images = Images();
        BatchLoaderOptions options = Plain with { Sampler = SamplerOf(kind) };
        LoadedEpoch whole;
        using (var loader = new BatchLoader(images, options)) whole = LoadedEpoch.Of(loader.Epoch(5));
        for (int first = 0; first <= (whole.Labels.Count + 3) / 4; first++)
        {
            int reads = images.Reads;
            using var loader = new BatchLoader(images, options);
            LoadedEpoch rest = LoadedEpoch.Of(loader.Epoch(5, first));
            Assert.Equal(Math.Max(0, whole.Labels.Count - 4 * first), images.Reads - reads);
            Assert.Equal(whole.Labels.Skip(4 * first), rest.Labels);
            Assert.Equal(whole.Images.Skip(4 * first), rest.Images);
            // And the loader goes on as one that began at the beginning.
            if (first == 2) Assert.Equal(whole.Images, LoadedEpoch.Of(loader.Epoch(5)).Images);
        }
    }

    [Fact]
    public void The_rest_of_an_epoch_can_be_fetched_ahead()
    {
        TestImages images = Images();
        using var loader = new BatchLoader(images, Plain);
        loader.Prefetch(1, 3);
        Assert.True(SpinWait.SpinUntil(() => images.Reads == 15, TimeSpan.FromSeconds(10)), "Nothing was read ahead.");
        Assert.Equal(15, LoadedEpoch.Of(loader.Epoch(1, 3)).Labels.Count);
        Assert.Equal(15, images.Reads);
        Assert.Throws<ArgumentOutOfRangeException>(() => loader.Prefetch(1, 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => loader.Prefetch(1, -1));
    }

    [Fact]
    public void Buffers_are_used_again_and_freed_with_a_sampler()
    {
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (var loader = new BatchLoader(Images(), Plain with { Sampler = SamplerOf("power"), Mixing = new ImageMixing.MixUp() }))
        {
            for (int epoch = 0; epoch < 3; epoch++)
                foreach (Batch _ in loader.Epoch(epoch))
                {
                    // Only the memory counts.
                }
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void A_sampler_that_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new BatchLoader(Images(), Plain with { Sampler = new InstanceSampler(26, new InstanceSamplerOptions()) }));
        Assert.Throws<ArgumentException>(() => new BatchLoader(Images(), Plain with { Sampler = new Given([[0]]), Order = BatchOrder.InOrder }));
        using var loader = new BatchLoader(Images(), Plain with { Sampler = new Given([[], [0, 27]]) });
        Assert.Equal("The sampler drew no image for epoch 1. An epoch needs 1 or more.", Assert.Throws<BallastException>(() => loader.BatchesIn(0)).Message);
        Assert.Equal("The sampler drew image 27 for epoch 2, but images go from 0 to 26.", Assert.Throws<BallastException>(() => loader.Epoch(1).First()).Message);
    }

    internal static IEpochSampler? SamplerOf(string kind) => kind switch
    {
        "power" => new PowerSampler(Labels, 3, new PowerSamplerOptions { EpochImages = 30 }),
        "under" => new EpochUnderSampler(Labels, 3, new EpochUnderSamplerOptions { Ratio = 3 }),
        "repeat" => new RepeatFactorSampler(ImageClasses.FromLabels(Labels, 3), new RepeatFactorSamplerOptions { Rule = new RepeatFactorRule { Threshold = 0.5 } }),
        _ => null,
    };

    internal static TestImages Images() => new(27, 16, 3) { Label = index => Labels[index] };

    private sealed class Given(int[][] epochs) : IEpochSampler
    {
        public int Images => 27;

        public int[] Draw(int epoch) => epochs[epoch];
    }
}
