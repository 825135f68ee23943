using System.Collections.Immutable;
using System.Reflection;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Tables;

/// <summary>Every sampler of Ballast by name: found among the public types, not listed by hand.</summary>
/// <remarks>
/// A name is that of the type in any spelling: <c>random_over_sampler</c>, <c>RandomOverSampler</c>. imbalanced-learn's names are understood as well,
/// <c>EditedNearestNeighbours</c> and <c>CondensedNearestNeighbour</c> among them.
/// </remarks>
public static class SamplerCatalog
{
    private static readonly ImmutableArray<SamplerEntry> Entries = Discover();

    /// <summary>The names, in order, as messages spell them.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Entries.Select(entry => entry.Name)];

    /// <summary>Makes a sampler.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="request">Its settings.</param>
    /// <exception cref="BallastException">There is no such sampler or setting, or a value is not allowed.</exception>
    public static ISampler Create(string name, SamplerRequest request)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(request);
        return Find(name).Create(request);
    }

    internal static SamplerEntry Find(string name)
    {
        string bare = BareName.Of(name);
        foreach (SamplerEntry entry in Entries)
            if (entry.IsCalled(bare))
                return entry;
        throw new BallastException($"There is no method '{name}'. Did you mean '{NearestName.Of(Spelling.Snake(name), Names)}'? Methods: {string.Join(", ", Names)}.");
    }

    private static ImmutableArray<SamplerEntry> Discover() =>
    [
        .. from type in typeof(ISampler).Assembly.GetExportedTypes()
           where type.IsClass && !type.IsAbstract && type.IsAssignableTo(typeof(ISampler))
           let constructor = type.GetConstructors().FirstOrDefault(each => each.GetParameters() is [{ } only] && only.ParameterType.IsAssignableTo(typeof(SamplerOptions)))
           where constructor is not null
           let entry = new SamplerEntry(constructor)
           orderby entry.Name
           select entry,
    ];
}
