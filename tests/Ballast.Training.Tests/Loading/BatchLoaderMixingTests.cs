using Ballast.Core;
using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Training.Tests;

/// <summary>The loader with mixing.</summary>
public sealed class BatchLoaderMixingTests
{
    private static readonly BatchLoaderOptions Plain = new() { BatchSize = 4, ChannelMeans = [0, 0, 0], ChannelDeviations = [1, 1, 1], Augmentation = AugmentationSettings.Baseline };

    public static TheoryData<string, string> Kinds()
    {
        var kinds = new TheoryData<string, string>();
        foreach (string sampler in new[] { "none", "power", "repeat" })
            foreach (string mixing in Mixings.Keys)
                kinds.Add(sampler, mixing);
        return kinds;
    }

    private static Dictionary<string, ImageMixing> Mixings { get; } = new(StringComparer.Ordinal)
    {
        ["mixup"] = new ImageMixing.MixUp(),
        ["cutmix"] = new ImageMixing.CutMix(),
        ["remix"] = new ImageMixing.Remix(),
        ["manifold"] = new ImageMixing.ManifoldMixUp(),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Batches_do_not_depend_on_threads_or_batches_ahead(string sampler, string mixing)
    {
        BatchLoaderOptions options = Plain with { Sampler = BatchLoaderSamplerTests.SamplerOf(sampler), Mixing = Mixings[mixing] };
        LoadedEpoch[] one = Load(options), rest;
        for (int threads = 2; threads <= 4; threads++)
        {
            rest = Load(options with { Threads = threads, BatchesAhead = threads });
            for (int epoch = 0; epoch < 2; epoch++)
            {
                Assert.Equal(one[epoch].Images, rest[epoch].Images);
                Assert.Equal(one[epoch].Labels, rest[epoch].Labels);
                Assert.Equal(one[epoch].Others, rest[epoch].Others);
                Assert.Equal(one[epoch].Shares, rest[epoch].Shares);
            }
        }

        Assert.Equal(one[0].Labels.Count, one[0].Others.Count);
        Assert.Equal(one[0].Labels.Count, one[0].Shares.Count);
        Assert.NotEqual(one[0].Shares, one[1].Shares);
        using var loader = new BatchLoader(BatchLoaderSamplerTests.Images(), options);
        LoadedEpoch middle = LoadedEpoch.Of(loader.Epoch(1, 3));
        Assert.Equal(one[1].Images.Skip(12), middle.Images);
        Assert.Equal(one[1].Shares.Skip(12), middle.Shares);
        Assert.Equal(one[1].Others.Skip(12), middle.Others);

        static LoadedEpoch[] Load(BatchLoaderOptions loading)
        {
            using var loader = new BatchLoader(BatchLoaderSamplerTests.Images(), loading);
            return [.. Enumerable.Range(0, 2).Select(epoch => LoadedEpoch.Of(loader.Epoch(epoch)))];
        }
    }

    [Theory]
    [InlineData("none")]
    [InlineData("power")]
    public void A_mixed_image_is_the_mean_of_two_images_of_the_epoch_as_each_is_varied_there(string sampler)
    {
        BatchLoaderOptions options = Plain with { Sampler = BatchLoaderSamplerTests.SamplerOf(sampler) };
        LoadedEpoch pure = Load(options, 1), mixed = Load(options with { Mixing = new ImageMixing.MixUp() }, 1);
        int found = 0;
        for (int place = 0; place < pure.Images.Count; place++)
        {
            Assert.Equal(pure.Labels[place], mixed.Labels[place]);
            float rest = 1 - mixed.Shares[place];
            found += Enumerable.Range(0, pure.Images.Count).Count(other => other != place && pure.Labels[other] == mixed.Others[place]
                && pure.Images[place].Zip(pure.Images[other], (a, b) => a + rest * (b - a)).Zip(mixed.Images[place]).All(pair => Math.Abs(pair.First - pair.Second) < 0.51));
        }

        Assert.Equal(pure.Images.Count, found);
    }

    [Fact]
    public void A_cut_image_has_as_many_pixels_of_its_own_as_its_share_says()
    {
        // Images of one colour each, so that a pixel tells where it is from.
        var images = new Coloured(60);
        BatchLoaderOptions options = Plain with { Augmentation = AugmentationSettings.None, Mixing = new ImageMixing.CutMix(), Order = BatchOrder.InOrder };
        using var loader = new BatchLoader(images, options);
        LoadedEpoch epoch = LoadedEpoch.Of(loader.Epoch(0));
        for (int place = 0; place < 60; place++)
        {
            byte[] reds = [.. epoch.Images[place].Where((_, i) => i % 3 == 0)];
            Assert.Equal(reds.Count(red => red == place) / 256.0, epoch.Shares[place], 1e-6);
            Assert.All(reds, red => Assert.True(red == place || red == epoch.Others[place]));
        }

        Assert.InRange(epoch.Shares.Count(share => share < 1), 15, 45); // half of them, by chance
    }

    [Fact]
    public void Partners_follow_the_law_of_the_sampler()
    {
        var images = new Coloured(60);
        // 50 images of class 0 in the source, 10 of class 1; the sampler draws both alike.
        int[] labels = [.. Enumerable.Range(0, 60).Select(i => i < 50 ? 0 : 1)];
        var sampler = new PowerSampler(labels, 2, new PowerSamplerOptions());
        using var loader = new BatchLoader(images, Plain with { Augmentation = AugmentationSettings.None, Mixing = new ImageMixing.MixUp(), Sampler = sampler });
        int rare = 0;
        for (int epoch = 0; epoch < 40; epoch++) rare += LoadedEpoch.Of(loader.Epoch(epoch)).Others.Count(other => other >= 50);
        Assert.InRange(rare, 1200 - 4 * Math.Sqrt(600), 1200 + 4 * Math.Sqrt(600)); // 2,400 draws of one half
    }

    [Fact]
    public void Remix_counts_the_classes_of_the_source()
    {
        TestImages images = new(40, 8, 2) { Label = index => index < 30 ? 0 : 1 };
        BatchLoaderOptions options = Plain with { Augmentation = AugmentationSettings.None };
        LoadedEpoch mean = LoadOf(images, options with { Mixing = new ImageMixing.MixUp() }), remix = LoadOf(images, options with { Mixing = new ImageMixing.Remix() });
        Assert.Equal(mean.Images, remix.Images);
        for (int place = 0; place < 40; place++)
        {
            float share = mean.Shares[place];
            float expected = (mean.Labels[place], mean.Others[place]) switch
            {
                (0, 1) when share < 0.5f => 0,
                (1, 0) when share > 0.5f => 1,
                _ => share,
            };
            Assert.Equal(expected, remix.Shares[place]);
        }

        Assert.Contains(0f, remix.Shares);
        Assert.Contains(1f, remix.Shares);

        static LoadedEpoch LoadOf(IImageSource source, BatchLoaderOptions loading)
        {
            using var loader = new BatchLoader(source, loading);
            return LoadedEpoch.Of(loader.Epoch(0));
        }
    }

    [Fact]
    public void Manifold_mixup_leaves_the_pixels_and_names_the_neighbor()
    {
        BatchLoaderOptions options = Plain with { BatchSize = 5 };
        LoadedEpoch pure = Load(options, 0), mixed = Load(options with { Mixing = new ImageMixing.ManifoldMixUp() }, 0);
        Assert.Equal(pure.Images, mixed.Images);
        for (int place = 0; place < 27; place++)
        {
            int at = place % 5, batch = place / 5;
            bool isAlone = at == 4; // the batches have 5, 5, 5, 5, 5 and 2 images
            Assert.Equal(isAlone ? mixed.Labels[place] : mixed.Labels[5 * batch + (at ^ 1)], mixed.Others[place]);
            Assert.Equal(isAlone ? 1 : mixed.Shares[5 * batch], mixed.Shares[place]);
        }
    }

    [Fact]
    public void A_single_image_has_nothing_to_be_mixed_with()
    {
        using var loader = new BatchLoader(new TestImages(1, 8, 1), Plain with { Mixing = new ImageMixing.MixUp() });
        LoadedEpoch epoch = LoadedEpoch.Of(loader.Epoch(0));
        Assert.Equal([1f], epoch.Shares);
        Assert.Equal([0L], epoch.Others);
    }

    private static LoadedEpoch Load(BatchLoaderOptions options, int epoch)
    {
        using var loader = new BatchLoader(BatchLoaderSamplerTests.Images(), options);
        return LoadedEpoch.Of(loader.Epoch(epoch));
    }

    /// <summary>Images whose every value and label is their number.</summary>
    private sealed class Coloured(int count) : IImageSource
    {
        public int Count => count;

        public int SizePixels => 16;

        public int LabelOf(int index) => index;

        public void Read(int index, Span<byte> rgb) => rgb.Fill((byte)index);
    }
}
