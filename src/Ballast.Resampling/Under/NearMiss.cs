using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Keeps the samples of the larger classes that lie near the smallest class, by one of three distances.</summary>
/// <remarks>
/// <para>
/// NearMiss (Mani and Zhang 2003, kNN approach to unbalanced data distributions, ICML workshop on learning from imbalanced datasets): each targeted class
/// keeps its wanted count of samples by the mean distance to <see cref="NearMissOptions.Neighbors"/> samples of the smallest class
/// (<see cref="NearMissVersion"/>), equal ones by index. Draws nothing.
/// </para>
/// <para>
/// Departs from imbalanced-learn (<see cref="Compatibility.ImbalancedLearn"/> restores all): when version 3 finds fewer candidates than wanted, each sample of
/// the smallest class proposes more, so that the target is met, and the plan says so; version 2 refuses more neighbours than the smallest class has; of equally small classes the one of the smallest label is the
/// smallest, not the one seen first.
/// Departs from the paper: version 3 keeps the wanted count, not a fixed number for each sample of the smallest class.
/// </para>
/// <para>
/// The plan goes class after class, each in the order of its distances, best first. Cost: one exact neighbour search of each class among the smallest;
/// version 2 computes all those distances, version 3 searches the class for the smallest. Thread-safe.
/// </para>
/// </remarks>
public sealed class NearMiss : ISampler
{
    private readonly NearMissOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public NearMiss(NearMissOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <summary>Version 2 of the peer takes all samples of the smallest class when they are fewer than asked for.</summary>
    private bool TakesAll => options.Version == NearMissVersion.NearestToFarthest && options.Compatibility == Compatibility.ImbalancedLearn;

    /// <inheritdoc/>
    public string Method => "NearMiss";

    /// <inheritdoc/>
    public SamplerKind Kind => SamplerKind.UnderSampling;

    /// <inheritdoc/>
    public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        FiniteFeatures.RequireSamples(features, labels);
        var scope = new ClassScope(labels, classes, options);
        int?[] keep = options.Target.ToKeep(scope);
        var plan = new PlanBuilder(Method, scope);
        var removals = new Removals(labels.Length);
        int minority = MinorityClass.Of(scope, labels);
        Lazy<double[]> nearest = new(() => NearestSums(features, scope.RowsOf(label => keep[label] is not null), scope.Rows[minority]));
        foreach (int label in scope.Present)
        {
            int[] rows = scope.Rows[label];
            if (keep[label] is not int count)
            {
                foreach (int row in rows) plan.Add(SampleOrigin.Original(row), label);
                continue;
            }

            if (!TakesAll) Require(scope, minority, options.Neighbors, nameof(NearMissOptions.Neighbors));
            bool[] stays = new bool[labels.Length];
            foreach (int row in Select(features, plan, (label, minority, count), nearest))
            {
                plan.Add(SampleOrigin.Original(row), label);
                stays[row] = true;
            }

            string reason = $"Not selected: {scope.NameOf(label)} is reduced from {rows.Length} to {count} samples by their distance to {scope.NameOf(minority)}.";
            foreach (int row in rows)
                if (!stays[row])
                    removals.Remove(row, reason);
        }

        removals.WriteRemoved(plan);
        return plan.Build();
    }

    private static void Require(ClassScope scope, int label, int neighbors, string setting)
    {
        int count = scope.Counts[label];
        if (count >= neighbors) return;
        throw new BallastException(
            $"{scope.NameOf(label)} has {count} {(count == 1 ? "sample" : "samples")} but NearMiss looks for {neighbors} neighbors in it. Lower {setting} (now {neighbors}) to {count}.");
    }

    private ReadOnlySpan<int> Select<T>(Matrix<T> features, PlanBuilder plan, (int Label, int Minority, int Count) wanted, Lazy<double[]> nearest)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (int label, int minority, int count) = wanted;
        int[] rows = plan.Scope.Rows[label], smallest = plan.Scope.Rows[minority];
        bool farthest = options.Version == NearMissVersion.FarthestOfNearest;
        if (farthest) rows = Candidates(features, plan, label, smallest, count);
        double[] sums = options.Version switch
        {
            NearMissVersion.NearestToFarthest => FarthestSum<T>.Of(features, rows, smallest, Math.Min(options.Neighbors, smallest.Length), options.Workers),
            NearMissVersion.FarthestOfNearest => At(rows, NearestSums(features, rows, smallest)),
            _ => At(rows, nearest.Value),
        };
        int[] order = farthest ? PlaceOrder.Descending(sums) : PlaceOrder.Ascending(sums);
        int[] selected = new int[Math.Min(count, rows.Length)];
        for (int i = 0; i < selected.Length; i++) selected[i] = rows[order[i]];
        return selected;
    }

    private static double[] At(int[] rows, double[] sums) => [.. rows.Select(row => sums[row])];

    /// <summary>A sum for each of some rows, at the row's place in the table.</summary>
    private double[] NearestSums<T>(Matrix<T> features, int[] rows, int[] smallest)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NeighborTable nearest = Neighborhood.WithSelf(features, rows, smallest, options.Neighbors, options);
        double[] sums = new double[features.Rows];
        for (int i = 0; i < rows.Length; i++) sums[rows[i]] = PairwiseSum.Of(nearest.Distances(i));
        return sums;
    }

    private int[] Candidates<T>(Matrix<T> features, PlanBuilder plan, int label, int[] smallest, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] rows = plan.Scope.Rows[label];
        string name = plan.Scope.NameOf(label);
        Require(plan.Scope, label, options.CandidateNeighbors, nameof(NearMissOptions.CandidateNeighbors));
        for (int neighbors = options.CandidateNeighbors; ; neighbors = Math.Min(rows.Length, 2 * neighbors))
        {
            NeighborTable nearest = Neighborhood.WithSelf(features, smallest, rows, neighbors, options);
            var proposed = new SortedSet<int>();
            for (int i = 0; i < smallest.Length; i++)
                foreach (int row in nearest.Indices(i))
                    proposed.Add(row);
            if (proposed.Count < count && options.Compatibility == Compatibility.None) continue;
            if (neighbors > options.CandidateNeighbors)
                plan.Warn($"{name} has too few candidates for {count} samples with {options.CandidateNeighbors} candidate neighbors, so NearMiss used {neighbors}.");
            if (proposed.Count < count) plan.Warn($"{name} has {proposed.Count} candidates, so NearMiss keeps that many samples of it, not {count}.");
            return [.. proposed];
        }
    }
}
