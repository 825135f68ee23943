using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Metrics;
using Ballast.Training;

namespace Ballast.Experiments;

/// <summary>What is to be done to a finished run.</summary>
public sealed record AdjustmentSettings
{
    /// <summary>The methods, in the order they are done; default all.</summary>
    public ImmutableArray<AdjustmentMethod> Methods { get; init; } = [.. AdjustmentChoices.Methods.Values];

    /// <summary>The seed of sampling and starting weights; null (the default) takes the run's.</summary>
    public uint? Seed { get; init; }

    /// <summary>The strength of logit adjustment, 0 or more; null (the default) tunes it on the validation part.</summary>
    /// <exception cref="BallastException">Negative or not finite.</exception>
    public double? Tau
    {
        get;
        init => field = value is null || (value >= 0 && double.IsFinite(value.Value)) ? value : throw new BallastException($"--tau is {value}; it must be 0 or more. 1 is usual.");
    }

    /// <summary>The share of each class where the classifier is used, by class name, each above 0; empty (the default) estimates them from the test part's probabilities.</summary>
    public ImmutableSortedDictionary<string, double> TestPriors { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>Where the images are now; null (the default) looks where the run read them.</summary>
    public string? DatasetPath { get; init; }

    /// <summary>A correction fitted on fewer validation samples of a class than this carries a warning; 1 or more, default 20.</summary>
    /// <exception cref="BallastException">Below 1.</exception>
    public int LeastSamples
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"The least number of samples is {value}; it must be 1 or more.");
    } = CorrectionSupport.DefaultLeast;

    /// <summary>How classifiers are retrained; sampling, epochs of LWS and the seed are the method's own.</summary>
    public HeadTrainerOptions Training { get; init; } = new();
}
