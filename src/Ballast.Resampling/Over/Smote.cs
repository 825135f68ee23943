using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Makes new samples of the smaller classes between a sample and one of its nearest neighbours of the same class.</summary>
/// <remarks>
/// <para>
/// SMOTE (Chawla, Bowyer, Hall and Kegelmeyer 2002, doi:10.1613/jair.953, section 4.2): x = base + step · (neighbour − base), step uniform in
/// [0, 1). Base and neighbour are drawn together, every pair equally likely. One <see cref="RandomState"/> draws for all classes, in label order:
/// for two classes the same seed makes the same samples as imbalanced-learn's SMOTE.
/// </para>
/// <para>
/// Departs from imbalanced-learn (<see cref="Compatibility.ImbalancedLearn"/> restores both): each class goes on with the stream of draws instead of
/// starting it again, which gave equal classes equal samples; a sample is kept from being its own neighbour by its index, not by dropping the first of
/// Neighbors + 1, which differs where samples are exact copies.
/// Departs from the paper: base samples are drawn, not visited in turn.
/// </para>
/// <para>Cost: one exact neighbour search in each class that grows. Thread-safe.</para>
/// </remarks>
public sealed class Smote : ISampler
{
    internal const string Name = "SMOTE";

    private readonly SmoteOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public Smote(SmoteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public string Method => Name;

    /// <inheritdoc/>
    public SamplerKind Kind => SamplerKind.OverSampling;

    /// <summary>Plans the over-sampling: all samples in their order, then the synthetic ones class by class.</summary>
    /// <inheritdoc/>
    public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (PlanBuilder plan, int[] add) = new OverSamplingRun(Method, options).Begin(features, labels, classes);
        var draws = new ClassDraws(options);
        foreach (int label in plan.Scope.Present)
            if (add[label] > 0)
                AddTo(plan, features, (label, add[label]), options, draws.Next());
        return plan.Build();
    }

    /// <summary>SMOTE for one class; what ADASYN falls back to as well.</summary>
    internal static void AddTo<T>(PlanBuilder plan, Matrix<T> features, (int Label, int Count) growth, SmoteFamilyOptions options, RandomState random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int neighbors = NeighborCount.For(growth.Label, options.Neighbors, options.SmallClass, plan, Name);
        if (neighbors == 0)
        {
            Interpolation.AddRepeats(plan, growth.Label, growth.Count);
            return;
        }

        NeighborTable table = Neighborhood.Within(features, plan.Scope.Rows[growth.Label], neighbors, options);
        Interpolation.AddUniform(plan, growth.Label, table, growth.Count, random);
    }
}
