using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Cuts the classes of a set to sizes that fall exponentially: how long-tailed benchmarks such as CIFAR-LT are made.</summary>
/// <remarks>
/// The class at place c of K (from 0, largest first) keeps n_c = int(n_max · (1 / ratio)^(c / (K − 1))) samples (Cao et al. 2019, "Learning imbalanced
/// datasets with label-distribution-aware margin loss", section 4 and its published code). A class that has fewer keeps what it has. Where there are
/// groups they stay whole: groups are visited in a random order and taken while every class of theirs has room; then a group is taken where that
/// brings the counts nearer to the aim. No class loses its last group. Classes without samples take no place.
/// </remarks>
public static class ExponentialImbalance
{
    /// <summary>The counts of the rule, the largest class first.</summary>
    /// <param name="largest">The samples of the largest class, 1 or more.</param>
    /// <param name="classes">The number of classes, 1 or more.</param>
    /// <param name="ratio">How many samples the largest class has for one of the smallest, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public static ImmutableArray<int> Counts(int largest, int classes, double ratio)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(largest, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ratio, 1);
        return [.. Enumerable.Range(0, classes).Select(place => (int)(largest * Math.Pow(1 / ratio, classes == 1 ? 0 : place / (classes - 1.0))))];
    }

    /// <summary>Plans what is kept.</summary>
    /// <param name="labels">One label a sample, zero or more.</param>
    /// <param name="groups">One group a sample, −1 for none; or empty when there are no groups.</param>
    /// <param name="options">The imbalance, the order of the classes and the seed.</param>
    /// <exception cref="BallastException">There are no samples, the order does not name every class that has samples once, or a class would keep nothing.</exception>
    public static ExponentialImbalancePlan Plan(ReadOnlySpan<int> labels, ReadOnlySpan<int> groups, ExponentialImbalanceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ClassScope scope = TrainTestSplit.ScopeOf(labels);
        ClassCounts aim = Aim(scope.Counts, scope.Present, options);
        int[] alone = new int[groups.IsEmpty ? labels.Length : 0];
        alone.AsSpan().Fill(-1);
        var table = new GroupTable(labels, groups.IsEmpty ? alone : groups);
        int[] order = new RandomState(options.Seed).Permutation(table.Count);
        int[] counts = new int[aim.Classes];
        bool[] taken = new bool[table.Count];
        Take(table, order, (taken, counts), group => Array.TrueForAll(group, each => counts[each.Label] + each.Count <= aim[each.Label]));
        Take(table, order, (taken, counts), group => group.Any(each => counts[each.Label] == 0) || group.Sum(each => Nearer(counts[each.Label], each.Count, aim[each.Label])) < 0);
        ImmutableArray<int> kept = [.. Enumerable.Range(0, table.Count).Where(group => taken[group]).SelectMany(group => table.Rows[group]).Order()];
        return new ExponentialImbalancePlan(kept, aim, ClassCounts.FromCounts(counts));
    }

    private static void Take(GroupTable table, int[] order, (bool[] Taken, int[] Counts) so, Func<(int Label, int Count)[], bool> wanted)
    {
        foreach (int group in order)
        {
            if (so.Taken[group] || !wanted(table.Classes[group])) continue;
            so.Taken[group] = true;
            foreach ((int label, int count) in table.Classes[group]) so.Counts[label] += count;
        }
    }

    /// <summary>By how much the distance to the aim grows when a class gets more samples.</summary>
    private static int Nearer(int has, int more, int aim) => Math.Abs(has + more - aim) - Math.Abs(has - aim);

    private static ClassCounts Aim(ClassCounts counts, ImmutableArray<int> present, ExponentialImbalanceOptions options)
    {
        if (present.IsEmpty) throw new BallastException("There are no samples to cut to an imbalance. Give a set with samples.");
        int[] order = options.Order.IsEmpty ? [.. present.OrderByDescending(label => counts[label]).ThenBy(label => label)] : [.. options.Order];
        if (!order.Order().SequenceEqual(present))
            throw new BallastException($"The order names the classes {string.Join(", ", order)}, but those with samples are {string.Join(", ", present)}. Name each of these once.");
        ImmutableArray<int> rule = Counts(counts[order[0]], order.Length, options.Ratio);
        if (rule[^1] == 0)
            throw new BallastException(
                $"An imbalance of {options.Ratio} leaves the smallest class without samples, for the largest has {counts[order[0]]}. Take at most {counts[order[0]]}.");
        int[] aim = new int[counts.Classes];
        for (int place = 0; place < order.Length; place++) aim[order[place]] = Math.Min(rule[place], counts[order[place]]);
        return ClassCounts.FromCounts(aim);
    }
}
