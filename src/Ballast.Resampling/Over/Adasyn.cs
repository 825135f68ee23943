using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Makes new samples as SMOTE does, more of them where samples have many neighbours of other classes.</summary>
/// <remarks>
/// <para>
/// ADASYN (He, Bai, Garcia and Li 2008, doi:10.1109/IJCNN.2008.4633969, section III): the share of new samples that start from a sample is
/// proportional to the part of its nearest neighbours, in the whole table, that are of another class. One <see cref="RandomState"/> draws for all
/// classes, in label order.
/// </para>
/// <para>
/// Departs from imbalanced-learn (<see cref="Compatibility.ImbalancedLearn"/> restores both): shares become whole numbers by largest remainder, so that
/// the target is met exactly, instead of each share being rounded on its own; a sample is kept from being its own neighbour by its index.
/// A class without hard samples can fall back to SMOTE (<see cref="AdasynOptions.UniformClass"/>).
/// </para>
/// <para>Cost: for each class that grows, one exact neighbour search in the whole table and one in the class. Thread-safe.</para>
/// </remarks>
public sealed class Adasyn : ISampler
{
    private readonly AdasynOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public Adasyn(AdasynOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public string Method => "ADASYN";

    /// <inheritdoc/>
    public SamplerKind Kind => SamplerKind.OverSampling;

    /// <summary>Plans the over-sampling: all samples in their order, then the synthetic ones class by class, seed by seed.</summary>
    /// <inheritdoc/>
    public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (PlanBuilder plan, int[] add) = new OverSamplingRun(Method, options).Begin(features, labels, classes);
        var random = new RandomState(options.Seed);
        int neighbors = Math.Min(options.Neighbors, features.Rows - 1);
        Lazy<ForeignNeighbors> foreign = new(() => ForeignNeighbors.Of(features, plan.Scope, plan.Scope.RowsOf(label => add[label] > 0), neighbors, options));
        foreach (int label in plan.Scope.Present)
            if (add[label] > 0)
                AddTo(plan, features, (label, add[label]), foreign, random);
        return plan.Build();
    }

    private void AddTo<T>(PlanBuilder plan, Matrix<T> features, (int Label, int Wanted) growth, Lazy<ForeignNeighbors> foreign, RandomState random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (int label, int wanted) = growth;
        int[] rows = plan.Scope.Rows[label];
        int neighbors = NeighborCount.For(label, options.Neighbors, options.SmallClass, plan, Method);
        if (neighbors == 0)
        {
            Interpolation.AddRepeats(plan, label, wanted);
            return;
        }

        int[] shares = Shares(foreign.Value.Shares(rows), wanted);
        int total = shares.Sum();
        if (total == 0)
        {
            FallBack(plan, features, label, wanted, random);
            return;
        }

        if (total != wanted) plan.Warn($"{plan.Scope.NameOf(label)} grows by {total} samples, not by {wanted}: ADASYN rounds the share of each sample.");
        NeighborTable table = Neighborhood.Within(features, rows, neighbors, options);
        int[] columns = random.Choice(neighbors, total);
        int drawn = 0;
        for (int row = 0; row < rows.Length; row++)
            for (int i = 0; i < shares[row]; i++)
                plan.Add(SampleOrigin.Synthetic(rows[row], table.Indices(row)[columns[drawn++]], random.Uniform(0, 1)), label);
    }

    private int[] Shares(double[] hardness, int wanted)
    {
        double sum = PairwiseSum.Of(hardness);
        int[] shares = new int[hardness.Length];
        if (sum == 0) return shares;
        for (int row = 0; row < shares.Length; row++) hardness[row] /= sum;
        if (options.Compatibility == Compatibility.None) return LargestRemainder.Share(wanted, hardness);
        for (int row = 0; row < shares.Length; row++) shares[row] = (int)Math.Round(hardness[row] * wanted, MidpointRounding.ToEven);
        return shares;
    }

    private void FallBack<T>(PlanBuilder plan, Matrix<T> features, int label, int wanted, RandomState random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string name = plan.Scope.NameOf(label);
        if (options.UniformClass == UniformClassRemedy.Refuse)
        {
            throw new BallastException(
                $"{name} has no sample that is hard enough for ADASYN: hardly any of its nearest neighbors is of another class. "
                + "Use SMOTE, raise Neighbors, or set UniformClass to FallBackToSmote.");
        }

        plan.Warn($"{name} has no sample that is hard enough for ADASYN, so SMOTE made its {wanted} samples.");
        Smote.AddTo(plan, features, (label, wanted), options, random);
    }
}
