using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Training;

/// <summary>Which training images an epoch goes through: a rule, which becomes an <see cref="IEpochSampler"/> with the labels and the seed of a run.</summary>
public abstract record BatchSampling
{
    private protected BatchSampling()
    {
    }

    /// <summary>The sampler of a run; null for the loader's own order.</summary>
    internal abstract IEpochSampler? SamplerOf(SamplingScope scope);

    /// <summary>Every image once: what training does unless told otherwise.</summary>
    public sealed record Instance : BatchSampling
    {
        internal override IEpochSampler? SamplerOf(SamplingScope scope) => null;
    }

    /// <summary>Images with replacement: a share for each class, then its images in turn.</summary>
    public abstract record Repeated : BatchSampling
    {
        private protected Repeated()
        {
        }

        /// <summary>Images an epoch, 1 or more; null (the default) takes as many as there are.</summary>
        /// <exception cref="BallastException">Below 1.</exception>
        public int? EpochImages { get; init => field = new PowerSamplerOptions { EpochImages = value }.EpochImages; }
    }

    /// <summary>All classes alike; see <see cref="PowerSampler"/>.</summary>
    public sealed record ClassAware : Repeated
    {
        internal override IEpochSampler SamplerOf(SamplingScope scope) => PowerOf(scope, 0, EpochImages);
    }

    /// <summary>Classes by the square root of their counts; see <see cref="PowerSampler"/>.</summary>
    public sealed record SquareRoot : Repeated
    {
        internal override IEpochSampler SamplerOf(SamplingScope scope) => PowerOf(scope, 0.5, EpochImages);
    }

    /// <summary>Classes by a power of their counts; see <see cref="PowerSampler"/>.</summary>
    public sealed record Power : Repeated
    {
        /// <summary>The power, −10 … 10; default 0, all classes alike.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public double Exponent { get; init => field = new PowerSamplerOptions { Exponent = value }.Exponent; }

        internal override IEpochSampler SamplerOf(SamplingScope scope) => PowerOf(scope, Exponent, EpochImages);
    }

    /// <summary>Images by the effective number of their class; see <see cref="EffectiveNumberSampler"/>.</summary>
    public sealed record EffectiveNumber : Repeated
    {
        /// <summary>β, 0 … below 1; default 0.9999.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public double Beta { get; init => field = new EffectiveNumberSamplerOptions { Beta = value }.Beta; } = 0.9999;

        internal override IEpochSampler SamplerOf(SamplingScope scope) =>
            new EffectiveNumberSampler(scope.Labels, scope.Classes, new EffectiveNumberSamplerOptions { Seed = scope.Seed, Beta = Beta, EpochImages = EpochImages });
    }

    /// <summary>From classes as often as they are to all alike; see <see cref="ProgressiveSampler"/>.</summary>
    public sealed record Progressive : Repeated
    {
        /// <summary>The epochs over which the shares move, 1 or more; null (the default) takes all of the run.</summary>
        /// <exception cref="BallastException">Below 1.</exception>
        public int? Epochs { get; init => field = value is { } epochs ? new ProgressiveSamplerOptions { Epochs = epochs }.Epochs : null; }

        internal override IEpochSampler SamplerOf(SamplingScope scope) =>
            new ProgressiveSampler(scope.Labels, scope.Classes, new ProgressiveSamplerOptions { Seed = scope.Seed, Epochs = Epochs ?? scope.Epochs, EpochImages = EpochImages });
    }

    /// <summary>Every image once until an epoch, then another rule; see <see cref="DeferredSampler"/>.</summary>
    public sealed record Deferred : BatchSampling
    {
        /// <summary>The first epoch of the other rule, from 0; null (the default) is four fifths of the run, as 160 of 200.</summary>
        /// <exception cref="BallastException">Negative.</exception>
        public int? FromEpoch
        {
            get;
            init => field = value is null or >= 0 ? value : throw new BallastException($"Deferred re-sampling begins in epoch {value}; it must be 0 or more.");
        }

        /// <summary>The other rule; default <see cref="ClassAware"/>.</summary>
        public BatchSampling Then { get; init; } = new ClassAware();

        internal override IEpochSampler SamplerOf(SamplingScope scope)
        {
            int from = FromEpoch ?? scope.Epochs * 4 / 5;
            var first = new InstanceSampler(scope.Labels.Length, new InstanceSamplerOptions { Seed = scope.Seed });
            return new DeferredSampler(first, Then.SamplerOf(scope with { Epochs = Math.Max(1, scope.Epochs - from) }) ?? first, from);
        }
    }

    /// <summary>Another subset of the larger classes each epoch; see <see cref="EpochUnderSampler"/>.</summary>
    public sealed record UnderSampling : BatchSampling
    {
        /// <summary>Images of a larger class for each image of the rarest, 1 or more; default 1.</summary>
        /// <exception cref="BallastException">Below 1.</exception>
        public double Ratio { get; init => field = new EpochUnderSamplerOptions { Ratio = value }.Ratio; } = 1;

        internal override IEpochSampler SamplerOf(SamplingScope scope) => new EpochUnderSampler(scope.Labels, scope.Classes, new EpochUnderSamplerOptions { Seed = scope.Seed, Ratio = Ratio });
    }

    /// <summary>All images of other classes, and so many of a background class for each of them; see <see cref="BackgroundRatioSampler"/>.</summary>
    public sealed record BackgroundRatio : BatchSampling
    {
        /// <summary>The label of the background, from 0.</summary>
        public required int Background { get; init; }

        /// <summary>Background images for each other image, 0 or more; default 1.</summary>
        /// <exception cref="BallastException">Negative or not finite.</exception>
        public double NegativesPerPositive { get; init => field = new BackgroundRatioSamplerOptions { NegativesPerPositive = value }.NegativesPerPositive; } = 1;

        internal override IEpochSampler SamplerOf(SamplingScope scope)
        {
            if ((uint)Background >= (uint)scope.Classes) throw new BallastException($"The background class is label {Background}, but labels go from 0 to {scope.Classes - 1}.");
            var objects = ImageClasses.FromObjects([.. scope.Labels.Select(label => label == Background ? [] : new[] { label })], scope.Classes);
            return new BackgroundRatioSampler(objects, new BackgroundRatioSamplerOptions { Seed = scope.Seed, NegativesPerPositive = NegativesPerPositive });
        }
    }

    /// <summary>Images of rare classes several times, none left out; see <see cref="RepeatFactorSampler"/>.</summary>
    public sealed record RepeatFactor : BatchSampling
    {
        /// <summary>How factors are computed; default as in LVIS, with a threshold of 0.001. With few classes a threshold near 1 / classes is needed for an effect.</summary>
        public RepeatFactorRule Rule { get; init; } = new();

        /// <summary>What becomes of fractions; default by chance.</summary>
        public RepeatRounding Rounding { get; init; } = RepeatRounding.ByChance;

        internal override IEpochSampler SamplerOf(SamplingScope scope) =>
            new RepeatFactorSampler(ImageClasses.FromLabels(scope.Labels, scope.Classes), new RepeatFactorSamplerOptions { Seed = scope.Seed, Rule = Rule, Rounding = Rounding });
    }

    private static PowerSampler PowerOf(SamplingScope scope, double exponent, int? images) =>
        new(scope.Labels, scope.Classes, new PowerSamplerOptions { Seed = scope.Seed, Exponent = exponent, EpochImages = images });
}
