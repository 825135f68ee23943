using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Metrics;

namespace Ballast.Experiments;

/// <summary>What a correction does to probabilities, as plain numbers in the order of the classes; the parts that are absent do nothing.</summary>
public sealed record CorrectionParameters
{
    /// <summary>Each class's probability is multiplied by this, and each row divided by its sum; null for none.</summary>
    public ImmutableArray<double>? ClassWeights { get; init; }

    /// <summary>The temperature T of softmax(log p / T); null for none.</summary>
    public double? Temperature { get; init; }

    /// <summary>The scales s of softmax(s ⊙ log p + b); null for none.</summary>
    public ImmutableArray<double>? Scales { get; init; }

    /// <summary>The biases b of softmax(s ⊙ log p + b); null for none.</summary>
    public ImmutableArray<double>? Biases { get; init; }

    internal Matrix<double> Apply(Matrix<double> probabilities)
    {
        if (ClassWeights is { } weights) return PriorCorrection.Apply(probabilities, [.. Enumerable.Repeat(1.0, weights.Length)], weights.AsSpan());
        if (Temperature is { } temperature) return new TemperatureScaling(temperature).Apply(probabilities);
        return Scales is { } scales && Biases is { } biases ? new VectorScaling(scales, biases).Apply(probabilities) : probabilities;
    }
}
