using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Keeps of a class what a few of its samples misclassify, then leaves out Tomek links.</summary>
/// <remarks>
/// <para>
/// One-sided selection (Kubat and Matwin 1997, Addressing the curse of imbalanced training sets, ICML, section 3), one targeted class at a time against the
/// smallest: the smallest class and drawn samples of the other classify the rest of that class once; those misclassified stay besides the drawn ones. Of what
/// all classes keep, the ends of Tomek links (<see cref="TomekLinks"/>) in targeted classes go. One <see cref="RandomState"/> draws for all
/// classes, in label order.
/// </para>
/// <para>
/// Departs from imbalanced-learn (<see cref="Compatibility.ImbalancedLearn"/> restores all): drawn samples differ from each other, so that none is kept
/// twice; the smallest class, where targeted, stays whole before the links instead of shrinking to the drawn samples; a sample is never its own
/// neighbour; of equally small classes the one of the smallest label is the smallest, not the one seen first.
/// </para>
/// <para>
/// The plan goes class after class: the samples drawn, then those misclassified. Cost: one exact neighbour search of each class among the smallest, and that
/// of Tomek links among what stays. Thread-safe.
/// </para>
/// </remarks>
public sealed class OneSidedSelection : ISampler
{
    private readonly OneSidedSelectionOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public OneSidedSelection(OneSidedSelectionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public string Method => "OSS";

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
            RequireRest(scope, label, seeds);
            foreach (int seed in seeds) kept.Add(rows[seed]);
            var store = new ClassStore<T>(features, scope, label, minority, options);
            store.Add(seeds, Neighborhood.AllRows(rows.Length));
            for (int place = 0; place < rows.Length; place++)
                if (!store.Classifies(place) && Array.IndexOf(seeds, place) < 0)
                    kept.Add(rows[place]);
        }

        kept.Write(labels, Links(features, labels, clean, kept), "The first samples kept classify it correctly.");
        return plan.Build();
    }

    private void RequireRest(ClassScope scope, int label, int[] seeds)
    {
        if (options.Compatibility == Compatibility.None || seeds.Distinct().Count() < scope.Counts[label]) return;
        throw new BallastException(
            $"All {scope.Counts[label]} samples of {scope.NameOf(label)} are drawn to begin with, so that none is left to classify. Lower Seeds (now {options.Seeds}).");
    }

    private Removals Links<T>(Matrix<T> features, ReadOnlySpan<int> labels, bool[] clean, KeptSequence kept)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var removals = new Removals(labels.Length);
        int[] rows = [.. kept.Rows.Distinct().Order()];
        int[] partners = TomekLinks.Partners(features, rows, labels, clean, options);
        foreach (int row in rows)
        {
            int partner = partners[row];

            // A sample kept twice has itself as its nearest neighbour, so it has no link.
            if (partner >= 0 && clean[labels[row]] && kept.Times(row) == 1 && kept.Times(partner) == 1) removals.Remove(row, TomekLinks.Reason);
        }

        return removals;
    }
}
