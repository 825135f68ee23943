using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>A plan over samples whose labels are texts.</summary>
public sealed record NamedPlan
{
    /// <summary>What the sampler decided; its labels are places in <see cref="ClassNames"/>.</summary>
    public required ResamplingPlan Plan { get; init; }

    /// <summary>The classes in ordinal order.</summary>
    public required ClassNames ClassNames { get; init; }

    /// <summary>The class name of each sample of the result, in the order of <see cref="ResamplingPlan.Samples"/>.</summary>
    public required ImmutableArray<string> Labels { get; init; }
}
