using System.Text.Json.Nodes;
using Ballast.Core;
using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Training.Tests;

public sealed class BatchSamplingTests
{
    // 40, 10, 0 and 5 images.
    private static readonly int[] Labels = [.. Enumerable.Range(0, 55).Select(i => i < 40 ? 0 : i < 50 ? 1 : 3)];
    private static readonly SamplingScope Scope = new(Labels, 4, 10, 7);

    [Fact]
    public void Each_rule_becomes_the_sampler_of_its_name_with_its_settings_and_the_seed_of_the_run()
    {
        Same(new PowerSampler(Labels, 4, new PowerSamplerOptions { Seed = 7, EpochImages = 30 }), new BatchSampling.ClassAware { EpochImages = 30 });
        Same(new PowerSampler(Labels, 4, new PowerSamplerOptions { Seed = 7, Exponent = 0.5 }), new BatchSampling.SquareRoot());
        Same(new PowerSampler(Labels, 4, new PowerSamplerOptions { Seed = 7, Exponent = 0.3 }), new BatchSampling.Power { Exponent = 0.3 });
        Same(new EffectiveNumberSampler(Labels, 4, new EffectiveNumberSamplerOptions { Seed = 7, Beta = 0.9 }), new BatchSampling.EffectiveNumber { Beta = 0.9 });
        Same(new ProgressiveSampler(Labels, 4, new ProgressiveSamplerOptions { Seed = 7, Epochs = 10 }), new BatchSampling.Progressive());
        Same(new ProgressiveSampler(Labels, 4, new ProgressiveSamplerOptions { Seed = 7, Epochs = 4 }), new BatchSampling.Progressive { Epochs = 4 });
        Same(new EpochUnderSampler(Labels, 4, new EpochUnderSamplerOptions { Seed = 7, Ratio = 2 }), new BatchSampling.UnderSampling { Ratio = 2 });
        var rule = new RepeatFactorRule { Threshold = 0.4 };
        Same(new RepeatFactorSampler(ImageClasses.FromLabels(Labels, 4), new RepeatFactorSamplerOptions { Seed = 7, Rule = rule }), new BatchSampling.RepeatFactor { Rule = rule });
        var instance = new InstanceSampler(55, new InstanceSamplerOptions { Seed = 7 });
        var aware = new PowerSampler(Labels, 4, new PowerSamplerOptions { Seed = 7 });
        Same(new DeferredSampler(instance, aware, 8), new BatchSampling.Deferred()); // four fifths of ten
        Same(new DeferredSampler(instance, new ProgressiveSampler(Labels, 4, new ProgressiveSamplerOptions { Seed = 7, Epochs = 4 }), 6), new BatchSampling.Deferred { FromEpoch = 6, Then = new BatchSampling.Progressive() });
        Assert.Null(new BatchSampling.Instance().SamplerOf(Scope));

        static void Same(IEpochSampler expected, BatchSampling sampling)
        {
            IEpochSampler actual = sampling.SamplerOf(Scope)!;
            foreach (int epoch in new[] { 0, 3, 7, 9 }) Assert.Equal(expected.Draw(epoch), actual.Draw(epoch));
        }
    }

    [Fact]
    public void A_background_class_comes_in_ratio_to_the_others()
    {
        IEpochSampler sampler = new BatchSampling.BackgroundRatio { Background = 0, NegativesPerPositive = 2 }.SamplerOf(Scope)!;
        Assert.Equal(30, sampler.Draw(0).Count(image => Labels[image] == 0));
        Assert.Equal(15, sampler.Draw(0).Count(image => Labels[image] != 0));
        Assert.Equal("The background class is label 4, but labels go from 0 to 3.", Assert.Throws<BallastException>(() => new BatchSampling.BackgroundRatio { Background = 4 }.SamplerOf(Scope)).Message);
    }

    [Fact]
    public void Every_rule_is_written_with_all_its_settings()
    {
        Type[] rules = [.. typeof(BatchSampling).GetNestedTypes().Where(type => !type.IsAbstract)];
        Assert.Equal(10, rules.Length);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Type rule in rules)
        {
            JsonObject json = LoadingJson.Describe((BatchSampling)Activator.CreateInstance(rule)!)!;
            Assert.True(names.Add(json["name"]!.GetValue<string>()));
            int settings = rule.GetProperties().Sum(property => property.PropertyType == typeof(RepeatFactorRule) ? typeof(RepeatFactorRule).GetProperties().Length : 1);
            Assert.Equal(1 + settings, json.Count);
        }

        Assert.Equal("""{"name":"power","exponent":0.5,"epoch_images":9}""", LoadingJson.Describe(new BatchSampling.Power { Exponent = 0.5, EpochImages = 9 })!.ToJsonString());
        Assert.Equal("""{"name":"deferred","from_epoch":3,"then":{"name":"class_aware","epoch_images":null}}""", LoadingJson.Describe(new BatchSampling.Deferred { FromEpoch = 3 })!.ToJsonString());
        Assert.Equal("""{"name":"repeat_factor","threshold":0.001,"root":"square_root","share":"images","rounding":"by_chance"}""", LoadingJson.Describe(new BatchSampling.RepeatFactor())!.ToJsonString());
        Assert.Equal("""{"name":"instance"}""", LoadingJson.Describe(new BatchSampling.Instance())!.ToJsonString());
    }

    [Fact]
    public void Every_mixing_is_written_with_all_its_settings()
    {
        foreach (Type mixing in typeof(ImageMixing).GetNestedTypes())
            Assert.Equal(1 + mixing.GetProperties().Length, LoadingJson.Describe((ImageMixing)Activator.CreateInstance(mixing)!)!.Count);
        Assert.Equal("""{"name":"remix","alpha":1,"kappa":3,"tau":0.5}""", LoadingJson.Describe(new ImageMixing.Remix())!.ToJsonString());
        Assert.Equal("""{"name":"cutmix","alpha":1,"probability":0.5}""", LoadingJson.Describe(new ImageMixing.CutMix())!.ToJsonString());
        Assert.Equal("""{"name":"manifold_mixup","alpha":2}""", LoadingJson.Describe(new ImageMixing.ManifoldMixUp { Alpha = 2 })!.ToJsonString());
    }

    [Fact]
    public void Settings_that_make_no_sense_are_refused_as_the_sampler_refuses_them()
    {
        Assert.Equal("The images of an epoch are 0; there must be 1 or more. Leave it out for as many as there are.", Assert.Throws<BallastException>(() => new BatchSampling.ClassAware { EpochImages = 0 }).Message);
        Assert.Equal("Beta is 1 but must be from 0 up to below 1. 0.9999 is usual.", Assert.Throws<BallastException>(() => new BatchSampling.EffectiveNumber { Beta = 1 }).Message);
        Assert.Equal("Deferred re-sampling begins in epoch -1; it must be 0 or more.", Assert.Throws<BallastException>(() => new BatchSampling.Deferred { FromEpoch = -1 }).Message);
        Assert.Equal("The epochs of progressive balancing are 0; there must be 1 or more. The number of training epochs is usual.", Assert.Throws<BallastException>(() => new BatchSampling.Progressive { Epochs = 0 }).Message);
    }
}
