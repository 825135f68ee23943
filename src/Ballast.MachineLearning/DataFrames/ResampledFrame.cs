using System.Collections.Immutable;
using Ballast.Resampling;
using Microsoft.Data.Analysis;

namespace Ballast.MachineLearning;

/// <summary>A resampled data frame, and how each of its rows came to be.</summary>
public sealed record ResampledFrame
{
    /// <summary>The rows of the plan, in its order: columns of the same types and names, in the same order.</summary>
    public required DataFrame Frame { get; init; }

    /// <summary>What the sampler decided. Its indices are rows of the frame that was resampled, its labels places in <see cref="ClassNames"/>.</summary>
    public required ResamplingPlan Plan { get; init; }

    /// <summary>The class of each label: texts in ordinal order, numbers ascending, false before true.</summary>
    public required ImmutableArray<string> ClassNames { get; init; }
}
