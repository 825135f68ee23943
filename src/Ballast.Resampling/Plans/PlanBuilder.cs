using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Collects what a sampler decides.</summary>
internal sealed class PlanBuilder(string method, uint seed, ClassScope scope)
{
    private readonly ImmutableArray<SampleOrigin>.Builder samples = ImmutableArray.CreateBuilder<SampleOrigin>();
    private readonly ImmutableArray<int>.Builder labels = ImmutableArray.CreateBuilder<int>();
    private readonly ImmutableArray<RemovedSample>.Builder removed = ImmutableArray.CreateBuilder<RemovedSample>();
    private readonly ImmutableArray<string>.Builder warnings = ImmutableArray.CreateBuilder<string>();

    public ClassScope Scope => scope;

    public void AddOriginals(ReadOnlySpan<int> all)
    {
        for (int i = 0; i < all.Length; i++) Add(SampleOrigin.Original(i), all[i]);
    }

    public void Add(SampleOrigin origin, int label)
    {
        samples.Add(origin);
        labels.Add(label);
    }

    public void Remove(int index, string reason) => removed.Add(new RemovedSample(index, reason));

    public void Warn(string warning) => warnings.Add(warning);

    /// <summary>Says what a target above the largest class does: the largest is no longer the largest.</summary>
    public void WarnOfGrowthPastLargest(int[] add)
    {
        int largest = scope.Counts.Largest;
        for (int label = 0; label < add.Length; label++)
            if (add[label] > 0 && scope.Counts[label] + add[label] > largest)
                Warn($"{scope.NameOf(label)} grows to {scope.Counts[label] + add[label]} samples, more than the {largest} of the largest class before.");
    }

    public ResamplingPlan Build() => new()
    {
        Method = method,
        Seed = seed,
        Samples = samples.DrainToImmutable(),
        Labels = labels.ToImmutable(),
        Removed = removed.DrainToImmutable(),
        Before = scope.Counts,
        After = ClassCounts.Of(labels.ToArray(), scope.Counts.Classes),
        Warnings = warnings.DrainToImmutable(),
    };
}
