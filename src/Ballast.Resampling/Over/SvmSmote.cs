using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Makes new samples from the support vectors of a class: inwards where other classes are near, outwards where they are not.</summary>
/// <remarks>
/// <para>
/// SVM-SMOTE (Nguyen, Cooper and Kamei 2011, doi:10.1504/IJKESDP.2011.039875, section 3). A support vector machine (<see cref="SupportVectorClassifier"/>) is fitted to the whole table.
/// A support vector of the class is noise when all of its m nearest neighbours in the table are of another class, in danger when at least half are, and otherwise safe.
/// A share f of the new samples, drawn from Beta(10, 10), lies between one in danger and one of its k neighbours of the class: base + step · (neighbour − base), step uniform in
/// [0, 1). The others lie beyond one that is safe: base − OutwardStep · step · (neighbour − base). One <see cref="RandomState"/> draws for all classes, in label order.
/// </para>
/// <para>
/// Departs from imbalanced-learn (<see cref="Compatibility.ImbalancedLearn"/> restores all): where no support vector is in danger, or none is safe, the other group makes
/// all samples, instead of its share only; each group of each class goes on with the stream of draws instead of starting it again; a sample is kept from being
/// its own neighbour by its index. Departs from the paper: base samples are drawn, not visited in turn, and the two groups' shares are drawn.
/// </para>
/// <para>Cost: one support vector machine for the table, not one a class, and two neighbour searches for the support vectors of each class that grows. Thread-safe.</para>
/// </remarks>
public sealed class SvmSmote : ISampler
{
    private readonly SvmSmoteOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public SvmSmote(SvmSmoteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public string Method => "SVMSMOTE";

    /// <inheritdoc/>
    public SamplerKind Kind => SamplerKind.OverSampling;

    /// <summary>Plans the over-sampling: all samples in their order, then the synthetic ones class by class, those from support vectors in danger first.</summary>
    /// <inheritdoc/>
    public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (PlanBuilder plan, int[] add) = new OverSamplingRun(Method, options).Begin(features, labels, classes);
        if (add.AsSpan().IndexOfAnyExcept(0) < 0) return plan.Build();
        bool[] supports = new bool[features.Rows];
        foreach (int row in Classifier().SupportOf(features, plan.Scope)) supports[row] = true;
        var random = new RandomState(options.Seed);
        int[] SupportsOf(int[] rows) => Array.FindAll(rows, row => supports[row]);
        Lazy<ForeignNeighbors> foreign = new(() =>
            ForeignNeighbors.Of(features, plan.Scope, SupportsOf(plan.Scope.RowsOf(label => add[label] > 0)), options.DangerNeighbors, options));
        foreach (int label in plan.Scope.Present)
            if (add[label] > 0)
                AddTo(plan, features, (label, add[label]), (SupportsOf(plan.Scope.Rows[label]), foreign), random);
        return plan.Build();
    }

    private SupportVectorClassifier Classifier() => new(new SupportVectorOptions
    {
        Kernel = options.Kernel,
        Penalty = options.Penalty,
        CacheMegabytes = options.CacheMegabytes,
        Workers = options.Workers,
    });

    private void AddTo<T>(PlanBuilder plan, Matrix<T> features, (int Label, int Wanted) growth, (int[] Rows, Lazy<ForeignNeighbors> Foreign) supports, RandomState random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (int label, int wanted) = growth;
        int neighbors = NeighborCount.For(label, options.Neighbors, options.SmallClass, plan, Method);
        if (neighbors == 0)
        {
            Interpolation.AddRepeats(plan, label, wanted);
            return;
        }

        int[] danger = supports.Foreign.Value.Danger(supports.Rows), safe = supports.Foreign.Value.Safe(supports.Rows);
        if (danger.Length + safe.Length == 0)
        {
            throw new BallastException(
                $"All support vectors of {plan.Scope.NameOf(label)} are noise: their {options.DangerNeighbors} nearest neighbors are all of other classes. "
                + "Use SMOTE, or raise DangerNeighbors.");
        }

        int inward = Inward(plan, growth, (danger.Length, safe.Length), random);
        AddFrom(plan, features, label, danger, (inward, neighbors, 1, random));
        AddFrom(plan, features, label, safe, (wanted - inward, neighbors, -options.OutwardStep, random));
    }

    /// <summary>How many samples start from support vectors in danger.</summary>
    private int Inward(PlanBuilder plan, (int Label, int Wanted) growth, (int Danger, int Safe) support, RandomState random)
    {
        int drawn = (int)(random.Beta(10, 10) * (growth.Wanted + 1));
        if (options.Compatibility == Compatibility.None) return support.Danger == 0 ? 0 : support.Safe == 0 ? growth.Wanted : drawn;
        if (support.Danger > 0 && support.Safe > 0) return drawn;
        (string missing, int made) = support.Danger == 0 ? ("in danger", growth.Wanted - drawn) : ("safe", drawn);
        plan.Warn($"{plan.Scope.NameOf(growth.Label)} has no support vector that is {missing}, so it grows by {made} samples, not by {growth.Wanted}, as in imbalanced-learn.");
        return drawn;
    }

    private void AddFrom<T>(
        PlanBuilder plan, Matrix<T> features, int label, int[] seeds, (int Count, int Neighbors, double LongestStep, RandomState Random) draw)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (seeds.Length == 0 || draw.Count == 0) return;
        NeighborTable table = Neighborhood.Among(features, seeds, plan.Scope.Rows[label], draw.Neighbors, options);
        RandomState random = options.Compatibility == Compatibility.ImbalancedLearn ? new RandomState(options.Seed) : draw.Random;
        Interpolation.AddUniform(plan, label, new InterpolationSeeds(seeds, table) { LongestStep = draw.LongestStep }, draw.Count, random);
    }
}
