using System.Collections.Immutable;
using Ballast.Resampling;
using Microsoft.ML;

namespace Ballast.MachineLearning;

/// <summary>A resampled data view, and how each of its rows came to be.</summary>
public sealed record ResampledData
{
    /// <summary>The rows of the plan, in its order: the columns of the data that were resampled, with their types and annotations, in their order.</summary>
    public required IDataView Data { get; init; }

    /// <summary>What the sampler decided. Its indices are rows of the data that were resampled, its labels places in <see cref="ClassNames"/>.</summary>
    public required ResamplingPlan Plan { get; init; }

    /// <summary>The class of each label: the text, the key's value, <c>False</c> and <c>True</c>, or the number.</summary>
    public required ImmutableArray<string> ClassNames { get; init; }
}
