using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Tables;

/// <summary>What a sampler of <see cref="SamplerCatalog"/> is made with.</summary>
public sealed record SamplerRequest
{
    /// <summary>Settings by name, as text: the properties of the sampler's options in any spelling. Default none.</summary>
    public ImmutableDictionary<string, string> Settings { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The classes to change and their counts; default <see cref="SamplingTarget.Auto"/>.</summary>
    public SamplingTarget Target { get; init; } = SamplingTarget.Auto;

    /// <summary>The seed, for samplers that draw; default 42.</summary>
    public uint Seed { get; init; } = 42;

    /// <summary>How many threads work at most; default one a processor.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Whose outcome to give where Ballast departs from a peer; default <see cref="Compatibility.None"/>.</summary>
    public Compatibility Compatibility { get; init; } = Compatibility.None;

    /// <summary>The names of the classes, for messages; default none.</summary>
    public ClassNames? Classes { get; init; }

    /// <summary>The columns of the features that hold codes of categories, for samplers that tell them apart; default none.</summary>
    public ImmutableArray<int> CategoricalColumns { get; init; } = [];
}
