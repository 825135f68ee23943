using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Makes new samples of the smaller classes between a sample and one of its nearest neighbours of the same class.</summary>
/// <remarks>
/// <para>
/// SMOTE (Chawla, Bowyer, Hall and Kegelmeyer 2002, doi:10.1613/jair.953, section 4.2): x = base + step · (neighbour − base), step uniform in
/// [0, 1). Base and neighbour are drawn together, every pair equally likely. Each class starts a <see cref="RandomState"/> of its own from
/// the same seed, so the same seed makes the same samples as imbalanced-learn's SMOTE.
/// </para>
/// <para>
/// Departs from imbalanced-learn: a sample is kept from being its own neighbour by its index, not by dropping the first of Neighbors + 1, which
/// differs where samples are exact copies (<see cref="NeighborRule.DropFirst"/> restores it).
/// Departs from the paper: base samples are drawn, not visited in turn.
/// </para>
/// <para>Cost: one exact neighbour search in each class that grows. Thread-safe.</para>
/// </remarks>
public sealed class Smote
{
    internal const string Method = "SMOTE";

    private readonly SmoteOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public Smote(SmoteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <summary>Plans the over-sampling: all samples in their order, then the synthetic ones class by class.</summary>
    /// <typeparam name="T">The type of a feature: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="features">Samples × features; all finite.</param>
    /// <param name="labels">One label a row, each from 0 up to <paramref name="classes"/> − 1.</param>
    /// <param name="classes">The number of classes, those without samples included.</param>
    /// <exception cref="BallastException">
    /// A value is not finite, fewer than two classes have samples, the target cannot be reached, or a class is too small and the remedy is to
    /// refuse.
    /// </exception>
    public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Interpolation.RequireRows(features, labels);
        var scope = new ClassScope(labels, classes, options.ClassNames);
        int[] add = options.Target.ToGenerate(scope);
        var plan = new PlanBuilder(Method, options.Seed, scope);
        plan.WarnOfGrowthPastLargest(add);
        plan.AddOriginals(labels);
        foreach (int label in scope.Present)
            if (add[label] > 0)
                AddTo(plan, features, label, add[label], options);
        return plan.Build();
    }

    /// <summary>SMOTE for one class; what ADASYN falls back to as well.</summary>
    internal static void AddTo<T>(PlanBuilder plan, Matrix<T> features, int label, int count, SmoteOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int neighbors = NeighborCount.For(label, options.Neighbors, options.SmallClass, plan, Method);
        if (neighbors == 0)
        {
            Interpolation.AddRepeats(plan, label, count);
            return;
        }

        NeighborTable table = Interpolation.WithinClass(features, plan.Scope.Rows[label], neighbors, options.NeighborRule);
        Interpolation.AddUniform(plan, label, table, count, options.Seed);
    }
}
