using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Repeats <see cref="EditedNearestNeighbors"/> on what is left until nothing more goes.</summary>
/// <remarks>
/// <para>
/// Unlimited editing (Tomek 1976, doi:10.1109/TSMC.1976.4309523): passes end when one leaves out nothing, when another class has become smaller than the
/// smallest was, when a class has lost all its samples (what that pass left out stays out), or after <see cref="RepeatedEditedNearestNeighborsOptions.MaxPasses"/>.
/// Draws nothing.
/// </para>
/// <para>
/// Departs from imbalanced-learn (<see cref="Compatibility.ImbalancedLearn"/> restores all): a sample is never its own neighbour; the classes to clean are
/// those of the table as given, not taken anew from the counts before each pass; of equally small classes the one of the smallest label is the smallest, not
/// the one seen first; a pass that finds too few samples for its neighbours ends the work with a warning instead of failing; and where the first pass
/// leaves out nothing, the plan names the sample that each row holds. imbalanced-learn then indexes <c>sample_indices_</c> twice, so that its indices do
/// not belong to its rows: the plan restores both, as moved samples.
/// </para>
/// <para>
/// The plan goes class after class. Cost: one exact neighbour search of the targeted samples in the whole table, and again only of samples that lost most
/// of their neighbours. Thread-safe.
/// </para>
/// </remarks>
public sealed class RepeatedEditedNearestNeighbors : ISampler
{
    private const int Spare = 4;

    private readonly RepeatedEditedNearestNeighborsOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public RepeatedEditedNearestNeighbors(RepeatedEditedNearestNeighborsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    private bool IsPeer => options.Compatibility == Compatibility.ImbalancedLearn;

    /// <inheritdoc/>
    public string Method => "RENN";

    /// <inheritdoc/>
    public SamplerKind Kind => SamplerKind.Cleaning;

    /// <inheritdoc/>
    public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        FiniteFeatures.RequireSamples(features, labels);
        var scope = new ClassScope(labels, classes, options);
        bool[] clean = options.Target.ToClean(scope);
        EditingPass<T>.Require(labels.Length, options.Neighbors, Method);
        var plan = new PlanBuilder(Method, scope);
        var editing = new EditingPass<T>(features, labels, scope, Spare, options);
        int minority = MinorityClass.Of(scope, labels);
        for (int pass = 1; pass <= options.MaxPasses; pass++)
        {
            int left = labels.Length - editing.Removals.Count;
            if (IsPeer && pass > 1)
            {
                clean = editing.CleanNow();
                EditingPass<T>.Require(left, options.Neighbors, Method);
            }

            if (left <= options.Neighbors)
            {
                plan.Warn($"RENN ended after pass {pass - 1}: {left} samples are left, too few for {options.Neighbors} neighbors.");
                break;
            }

            bool changed = editing.Run(clean, options.Neighbors, EditingReason.Of(options.Agreement, options.Neighbors, pass));
            if (!changed || editing.HasNewMinority(minority) || editing.HasClassVanished) break;
        }

        if (IsPeer && editing.Removals.Count == 0) WriteIndexedTwice(plan, features);
        else editing.Removals.WriteByClass(plan);
        return plan.Build();
    }

    private static void WriteIndexedTwice<T>(PlanBuilder plan, Matrix<T> features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] order = [.. plan.Scope.Rows.SelectMany(rows => rows)];
        double[] values = new double[features.Columns];
        int place = 0;
        foreach (int label in plan.Scope.Present)
        {
            foreach (int row in plan.Scope.Rows[label])
            {
                int named = order[order[place++]];
                if (named == row)
                {
                    plan.Add(SampleOrigin.Original(row), label);
                    continue;
                }

                ReadOnlySpan<T> source = features.Row(row);
                for (int column = 0; column < values.Length; column++) values[column] = double.CreateTruncating(source[column]);
                plan.AddMoved(named, values, label);
            }
        }
    }
}
