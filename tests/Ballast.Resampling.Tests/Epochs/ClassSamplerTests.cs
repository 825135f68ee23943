using Ballast.Core;

namespace Ballast.Resampling.Tests;

/// <summary>The samplers that draw a class and then an image: power, effective number, progressive.</summary>
public sealed class ClassSamplerTests
{
    private const int Many = 400;

    // Class 2 has no images.
    private static readonly int[] Counts = [300, 60, 0, 17, 4];
    private static readonly int[] Labels = Epochs.Labels(Counts);

    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    [InlineData(0)]
    [InlineData(0.25)]
    [InlineData(-1)]
    public void Classes_come_by_the_power_of_their_counts(double exponent)
    {
        var sampler = new PowerSampler(Labels, 5, new PowerSamplerOptions { Exponent = exponent });
        double[] rule = [.. Counts.Select(count => count == 0 ? 0 : Math.Pow(count, exponent))];
        double[] wrong = [.. Counts.Select(count => count == 0 ? 0 : Math.Pow(count, exponent + 0.02))];
        long[] drawn = Epochs.ClassCounts(sampler, Labels, 5, ..Many);
        Assert.Equal(Many * 381L, drawn.Sum());
        Assert.True(ChiSquare.Agrees(drawn, Epochs.Expect(Many * 381, rule)), string.Join(' ', drawn));
        Assert.False(ChiSquare.Agrees(drawn, Epochs.Expect(Many * 381, wrong)), "A rule that is wrong passes too.");
        Assert.Equal(1, sampler.Shares.Sum(), 1e-12);
    }

    [Theory]
    [InlineData(0.9999)]
    [InlineData(0.99)]
    [InlineData(0)]
    public void Images_come_by_the_effective_number_of_their_class(double beta)
    {
        var sampler = new EffectiveNumberSampler(Labels, 5, new EffectiveNumberSamplerOptions { Beta = beta });
        double[] rule = [.. Counts.Select(count => count == 0 ? 0 : count * (1 - beta) / (1 - Math.Pow(beta, count)))];
        double[] wrong = [.. rule.Select((share, label) => label == 0 ? share * 1.1 : share)];
        long[] drawn = Epochs.ClassCounts(sampler, Labels, 5, ..Many);
        Assert.True(ChiSquare.Agrees(drawn, Epochs.Expect(Many * 381, rule)), string.Join(' ', drawn));
        Assert.False(ChiSquare.Agrees(drawn, Epochs.Expect(Many * 381, wrong)), "A rule that is wrong passes too.");
    }

    [Fact]
    public void The_limits_of_beta_are_the_limits_of_the_power()
    {
        Assert.Equal(new PowerSampler(Labels, 5, new PowerSamplerOptions { Exponent = 1 }).Shares, new EffectiveNumberSampler(Labels, 5, new EffectiveNumberSamplerOptions { Beta = 0 }).Shares, Near);
        Assert.Equal(new PowerSampler(Labels, 5, new PowerSamplerOptions()).Shares, new EffectiveNumberSampler(Labels, 5, new EffectiveNumberSamplerOptions { Beta = 1 - 1e-9 }).Shares, (a, b) => Math.Abs(a - b) < 1e-6);

        static bool Near(double a, double b) => Math.Abs(a - b) < 1e-12;
    }

    [Fact]
    public void The_power_keeps_shares_finite_at_its_ends()
    {
        int[] labels = Epochs.Labels(100_000, 1);
        Assert.Equal([1, 0], new PowerSampler(labels, 2, new PowerSamplerOptions { Exponent = 10 }).Shares.Select(share => Math.Round(share, 9)));
        Assert.Equal([0, 1], new PowerSampler(labels, 2, new PowerSamplerOptions { Exponent = -10 }).Shares.Select(share => Math.Round(share, 9)));
    }

    [Fact]
    public void The_counts_of_an_epoch_are_the_floor_or_the_ceiling_of_what_the_rule_asks_and_exact_in_expectation()
    {
        const int epochs = 2000;
        var sampler = new PowerSampler(Labels, 5, new PowerSamplerOptions { Exponent = 0.5 });
        long[] ceilings = new long[5];
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            long[] counts = Epochs.ClassCounts(sampler, Labels, 5, epoch..(epoch + 1));
            for (int label = 0; label < 5; label++)
            {
                double asked = sampler.Shares[label] * 381;
                Assert.InRange(counts[label], Math.Floor(asked), Math.Ceiling(asked));
                if (counts[label] > asked) ceilings[label]++;
            }
        }

        for (int label = 0; label < 5; label++)
        {
            double fraction = sampler.Shares[label] * 381 % 1;
            if (fraction > 0) Assert.True(ChiSquare.Agrees([ceilings[label], epochs - ceilings[label]], [fraction * epochs, (1 - fraction) * epochs]), $"{label}: {ceilings[label]} of {fraction * epochs}");
        }
    }

    [Fact]
    public void Every_image_of_a_class_is_used_before_one_comes_again_within_an_epoch_and_over_epochs()
    {
        var sampler = new PowerSampler(Labels, 5, new PowerSamplerOptions { EpochImages = 97 });
        for (int epochs = 1; epochs < 40; epochs++)
        {
            int[] uses = Epochs.ImageCounts(sampler, ..epochs);
            foreach (IGrouping<int, int> ofClass in uses.Select((count, image) => (count, image)).GroupBy(pair => Labels[pair.image], pair => pair.count))
                Assert.InRange(ofClass.Max() - ofClass.Min(), 0, 1);
        }
    }

    [Fact]
    public void Progressive_balancing_begins_as_the_images_are_and_ends_with_classes_alike()
    {
        var sampler = new ProgressiveSampler(Labels, 5, new ProgressiveSamplerOptions { Epochs = 10 });
        Assert.Equal([300 / 381.0, 60 / 381.0, 0, 17 / 381.0, 4 / 381.0], sampler.Shares(0), Near);
        Assert.Equal([0.25, 0.25, 0, 0.25, 0.25], sampler.Shares(10), Near);
        Assert.Equal(sampler.Shares(10), sampler.Shares(11));
        Assert.Equal([0.7 * 300 / 381 + 0.3 / 4, 0.7 * 60 / 381 + 0.3 / 4, 0, 0.7 * 17 / 381 + 0.3 / 4, 0.7 * 4 / 381 + 0.3 / 4], sampler.Shares(3), Near);
        // In epoch 0 what the rule asks is whole: it is the dataset, up to the rounding of the sums.
        Assert.Equal([300, 60, 0, 17, 4], Epochs.ClassCounts(sampler, Labels, 5, 0..1));

        static bool Near(double a, double b) => Math.Abs(a - b) < 1e-12;
    }

    [Fact]
    public void Progressive_shares_hold_over_many_runs()
    {
        double[] expected = new double[5];
        long[] drawn = new long[5];
        for (uint seed = 0; seed < 100; seed++)
        {
            var sampler = new ProgressiveSampler(Labels, 5, new ProgressiveSamplerOptions { Epochs = 8, Seed = seed, EpochImages = 50 });
            for (int epoch = 2; epoch < 6; epoch++)
            {
                long[] counts = Epochs.ClassCounts(sampler, Labels, 5, epoch..(epoch + 1));
                for (int label = 0; label < 5; label++) (drawn[label], expected[label]) = (drawn[label] + counts[label], expected[label] + 50 * sampler.Shares(epoch)[label]);
            }
        }

        Assert.True(ChiSquare.Agrees(drawn, expected), string.Join(' ', drawn));
        Assert.False(ChiSquare.Agrees(drawn, Epochs.Expect(100 * 4 * 50, 300, 60, 0, 17, 4)), "A rule that is wrong passes too.");
    }

    [Fact]
    public void An_epoch_is_as_long_as_asked()
    {
        Assert.Equal(381, new PowerSampler(Labels, 5, new PowerSamplerOptions()).Draw(0).Length);
        Assert.Equal(1000, new PowerSampler(Labels, 5, new PowerSamplerOptions { EpochImages = 1000 }).Draw(0).Length);
        Assert.Single(new EffectiveNumberSampler(Labels, 5, new EffectiveNumberSamplerOptions { EpochImages = 1 }).Draw(3));
    }

    public static TheoryData<string, Action> Refused() => new()
    {
        { "There are no images to draw epochs from. A part of the dataset is empty: use more images or another split.", () => _ = new PowerSampler([], 3, new PowerSamplerOptions()) },
        { "The images of an epoch are 0; there must be 1 or more. Leave it out for as many as there are.", () => _ = new PowerSamplerOptions { EpochImages = 0 } },
        { "The exponent of class counts is 11 but must be from -10 to 10. 0 draws all classes alike, 0.5 by the root of their counts.", () => _ = new PowerSamplerOptions { Exponent = 11 } },
        { "Beta is 1 but must be from 0 up to below 1. 0.9999 is usual.", () => _ = new EffectiveNumberSamplerOptions { Beta = 1 } },
        { "The epochs of progressive balancing are 0; there must be 1 or more. The number of training epochs is usual.", () => _ = new ProgressiveSamplerOptions { Epochs = 0 } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Settings_that_make_no_sense_are_refused(string message, Action make) => Assert.Equal(message, Assert.Throws<BallastException>(make).Message);
}
