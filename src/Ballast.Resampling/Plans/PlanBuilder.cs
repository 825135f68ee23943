using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Collects what a sampler decides.</summary>
internal sealed class PlanBuilder(string method, ClassScope scope, uint seed = 0)
{
    private readonly GrowingArray<SampleOrigin> samples = new();
    private readonly GrowingArray<int> labels = new();
    private readonly GrowingArray<RemovedSample> removed = new();
    private readonly ImmutableArray<string>.Builder warnings = ImmutableArray.CreateBuilder<string>();
    private double[] values = [];
    private int valueRows, valueCount;

    public ClassScope Scope => scope;

    /// <summary>Makes room for what is to come.</summary>
    public void Expect(int count, int removals = 0)
    {
        samples.Reserve(count);
        labels.Reserve(count);
        removed.Reserve(removals);
    }

    /// <summary>Starts with all samples as they are, and makes room for those that each class gets in addition.</summary>
    public void AddOriginals(ReadOnlySpan<int> all, ReadOnlySpan<int> additions)
    {
        int expected = all.Length;
        foreach (int count in additions) expected += count;
        Expect(expected);
        AddOriginals(all);
    }

    public void AddOriginals(ReadOnlySpan<int> all)
    {
        Span<SampleOrigin> origins = samples.Append(all.Length);
        for (int i = 0; i < origins.Length; i++) origins[i] = SampleOrigin.Original(i);
        all.CopyTo(labels.Append(all.Length));
    }

    public void Add(SampleOrigin origin, int label)
    {
        samples.Add(origin);
        labels.Add(label);
    }

    /// <summary>Adds a point whose values base, neighbour and step do not give.</summary>
    public void AddComputed(int index, ReadOnlySpan<double> point, int label) => Add(SampleOrigin.Computed(index, Keep(point)), label);

    /// <summary>Adds a point computed from a pair, of which some columns do not lie between the two.</summary>
    public void AddComputed((int Base, int Neighbor, double Step) pair, ReadOnlySpan<double> point, int label) =>
        Add(SampleOrigin.Computed(pair.Base, pair.Neighbor, pair.Step, Keep(point)), label);

    /// <summary>Adds a sample that was there at another place.</summary>
    public void AddMoved(int index, ReadOnlySpan<double> point, int label) => Add(SampleOrigin.Moved(index, Keep(point)), label);

    /// <summary>Makes room for the values of this many computed samples.</summary>
    public void ExpectValues(int rows, int columns) => Array.Resize(ref values, Math.Max(values.Length, checked(valueCount + rows * columns)));

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

    public ResamplingPlan Build()
    {
        SortRemovals();
        Array.Resize(ref values, valueCount);
        ImmutableArray<int> kept = labels.ToImmutable();
        return new ResamplingPlan
        {
            Method = method,
            Seed = seed,
            Samples = samples.ToImmutable(),
            Labels = kept,
            Removed = removed.ToImmutable(),
            Before = scope.Counts,
            After = ClassCounts.Of(kept.AsSpan(), scope.Counts.Classes),
            Warnings = warnings.DrainToImmutable(),
            Values = new Matrix<double>(values, valueRows, valueRows == 0 ? 0 : valueCount / valueRows),
        };
    }

    /// <summary>Methods go class by class; readers go by index. A sample is removed at most once, so that its index is its place.</summary>
    private void SortRemovals()
    {
        Span<RemovedSample> all = removed.Values;
        int ordered = 1;
        while (ordered < all.Length && all[ordered - 1].Index <= all[ordered].Index) ordered++;
        if (ordered >= all.Length) return;
        string?[] reasons = new string?[scope.Counts.Total];
        foreach (RemovedSample each in all) reasons[each.Index] = each.Reason;
        int filled = 0;
        for (int index = 0; index < reasons.Length && filled < all.Length; index++)
            if (reasons[index] is { } reason)
                all[filled++] = new RemovedSample(index, reason);
    }

    private int Keep(ReadOnlySpan<double> point)
    {
        if (valueCount + point.Length > values.Length) Array.Resize(ref values, checked(Math.Max(valueCount + point.Length, 2 * valueCount)));
        point.CopyTo(values.AsSpan(valueCount));
        valueCount += point.Length;
        return valueRows++;
    }
}
