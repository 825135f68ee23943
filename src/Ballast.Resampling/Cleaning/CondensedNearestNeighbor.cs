using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Keeps of a class only what the samples kept so far misclassify.</summary>
/// <remarks>
/// <para>
/// Condensed nearest neighbour (Hart 1968, doi:10.1109/TIT.1968.1054155), one targeted class at a time against the smallest: a store of the smallest class
/// and of drawn samples of the other grows by each sample, in order, that its nearest neighbours in the store give to the smallest class. Since only
/// samples of one class are added, one pass leaves none misclassified. One <see cref="RandomState"/> draws for all classes, in label order.
/// </para>
/// <para>
/// Departs from imbalanced-learn (<see cref="Compatibility.ImbalancedLearn"/> restores all): no sample is skipped because its place within the class equals
/// the row number of a sample kept; drawn samples differ from each other, and none is kept twice; the smallest class, where targeted, stays whole instead of
/// shrinking to the drawn samples; of equally small classes the one of the smallest label is the smallest, not the one seen first.
/// Departs from the paper: the smallest class stays whole.
/// </para>
/// <para>
/// The plan goes class after class: the samples drawn, then those added. Cost: one exact neighbour search of the class among the smallest, and the
/// distances of each added sample to those still misclassified. Thread-safe.
/// </para>
/// </remarks>
public sealed class CondensedNearestNeighbor : ISampler
{
    private const int Block = 64;

    private readonly CondensedNearestNeighborOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public CondensedNearestNeighbor(CondensedNearestNeighborOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public string Method => "CNN";

    /// <inheritdoc/>
    public SamplerKind Kind => SamplerKind.Cleaning;

    /// <inheritdoc/>
    public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        FiniteFeatures.RequireSamples(features, labels);
        var scope = new ClassScope(labels, classes, options);
        bool[] clean = options.Target.ToClean(scope);
        var plan = new PlanBuilder(Method, scope, options.Seed);
        var kept = new KeptSequence(plan, labels.Length);
        var random = new RandomState(options.Seed);
        int minority = MinorityClass.Of(scope, labels);
        foreach (int label in scope.Present)
        {
            int[] rows = scope.Rows[label];
            if (!clean[label] || (label == minority && options.Compatibility == Compatibility.None))
            {
                foreach (int row in rows) kept.Add(row);
                continue;
            }

            int[] seeds = SeedSamples.Draw(scope, label, minority, options, random);
            foreach (int seed in seeds) kept.Add(rows[seed]);
            var store = new ClassStore<T>(features, scope, label, minority, options);
            foreach (int place in Condense(store, rows, seeds)) kept.Add(rows[place]);
        }

        kept.Write(labels, new Removals(labels.Length), "The samples kept classify it correctly.");
        return plan.Build();
    }

    /// <summary>The places added, in order. A block is decided one by one; what follows it is measured against all that the block added.</summary>
    private List<int> Condense<T>(ClassStore<T> store, int[] rows, int[] seeds)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool[] skipped = new bool[rows.Length];
        foreach (int seed in seeds) Skip(skipped, rows, seed);
        int[] waiting = Neighborhood.AllRows(rows.Length);
        store.Add(seeds, waiting);
        waiting = Array.FindAll(waiting, place => !store.Classifies(place));
        var added = new List<int>();
        int[] fresh = new int[Block];
        while (waiting.Length > 0)
        {
            int block = Math.Min(Block, waiting.Length), count = 0;
            foreach (int place in waiting.AsSpan(0, block))
            {
                if (skipped[place]) continue;
                for (int i = 0; i < count; i++) store.Add(fresh[i], place);
                if (store.Classifies(place)) continue;
                fresh[count++] = place;
                added.Add(place);
                Skip(skipped, rows, place);
            }

            waiting = waiting[block..];
            store.Add(fresh.AsSpan(0, count), waiting);
            waiting = Array.FindAll(waiting, place => !store.Classifies(place));
        }

        return added;
    }

    private void Skip(bool[] skipped, int[] rows, int kept)
    {
        int place = options.Compatibility == Compatibility.ImbalancedLearn ? rows[kept] : kept;
        if (place < skipped.Length) skipped[place] = true;
    }
}
