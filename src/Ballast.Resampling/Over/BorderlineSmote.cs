using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Makes new samples as SMOTE does, but only from samples near other classes.</summary>
/// <remarks>
/// <para>
/// Borderline-SMOTE (Han, Wang and Mao 2005, doi:10.1007/11538059_91, section 3): a sample is in danger when at least half, but not all, of its m nearest
/// neighbours in the whole table are of another class. x = base + step · (neighbour − base) with a base in danger, step uniform in [0, 1), and a neighbour among
/// the k nearest of its class (<see cref="BorderlineKind.OwnClass"/>) or of any class (<see cref="BorderlineKind.AnyClass"/>), where the step towards another
/// class is multiplied by a second draw, uniform in [0, 0.5). One <see cref="RandomState"/> draws for all classes, in label order.
/// </para>
/// <para>
/// Departs from imbalanced-learn (<see cref="Compatibility.ImbalancedLearn"/> restores all): a class without samples in danger is refused, or made by SMOTE
/// (<see cref="BorderlineSmoteOptions.NoDanger"/>), instead of getting nothing in silence; each class, and the second draw of a step, goes on with the stream of
/// draws instead of starting it again, which tied the second draw to the first pairs; a sample is kept from being its own neighbour by its index.
/// Departs from the paper: base samples are drawn, not visited in turn.
/// </para>
/// <para>Cost: for each class that grows, one exact neighbour search in the whole table, and one for the samples in danger. Thread-safe.</para>
/// </remarks>
public sealed class BorderlineSmote : ISampler
{
    private readonly BorderlineSmoteOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public BorderlineSmote(BorderlineSmoteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public string Method => "BorderlineSMOTE";

    /// <inheritdoc/>
    public SamplerKind Kind => SamplerKind.OverSampling;

    /// <summary>Plans the over-sampling: all samples in their order, then the synthetic ones class by class.</summary>
    /// <inheritdoc/>
    public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (PlanBuilder plan, int[] add) = new OverSamplingRun(Method, options).Begin(features, labels, classes);
        if (add.AsSpan().IndexOfAnyExcept(0) < 0) return plan.Build();
        var draws = new ClassDraws(options);
        var foreign = ForeignNeighbors.Of(features, plan.Scope, plan.Scope.RowsOf(label => add[label] > 0), options.DangerNeighbors, options);
        foreach (int label in plan.Scope.Present)
            if (add[label] > 0)
                AddTo(plan, features, (label, add[label]), foreign, draws.Next());
        return plan.Build();
    }

    private void AddTo<T>(PlanBuilder plan, Matrix<T> features, (int Label, int Wanted) growth, ForeignNeighbors foreign, RandomState random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (int label, int wanted) = growth;
        int[] rows = plan.Scope.Rows[label];
        int[] danger = foreign.Danger(rows);
        if (danger.Length == 0)
        {
            DoWithoutDanger(plan, features, label, wanted, random);
            return;
        }

        if (options.Toward == BorderlineKind.AnyClass)
        {
            AddTowardAny(plan, label, SeedsAmongAll(features, danger), wanted, random);
            return;
        }

        int neighbors = NeighborCount.For(label, options.Neighbors, options.SmallClass, plan, Method);
        if (neighbors == 0)
        {
            Interpolation.AddRepeats(plan, label, wanted);
            return;
        }

        NeighborTable table = Neighborhood.Among(features, danger, rows, neighbors, options);
        Interpolation.AddUniform(plan, label, new InterpolationSeeds(danger, table), wanted, random);
    }

    private InterpolationSeeds SeedsAmongAll<T>(Matrix<T> features, int[] danger)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (options.Neighbors >= features.Rows)
            throw new BallastException($"Neighbors is {options.Neighbors} but a sample has only {features.Rows - 1} others. Lower Neighbors or add samples.");
        return new InterpolationSeeds(danger, Neighborhood.Among(features, danger, Neighborhood.AllRows(features.Rows), options.Neighbors, options));
    }

    private void AddTowardAny(PlanBuilder plan, int label, InterpolationSeeds seeds, int wanted, RandomState random)
    {
        int columns = seeds.Neighbors.Neighbors;
        int[] pairs = random.Choice(seeds.Rows.Length * columns, wanted);
        double[] steps = new double[wanted];
        for (int i = 0; i < wanted; i++) steps[i] = random.Uniform(0, 1);
        bool[] inClass = new bool[plan.Scope.Counts.Total];
        foreach (int row in plan.Scope.Rows[label]) inClass[row] = true;
        RandomState shortening = options.Compatibility == Compatibility.ImbalancedLearn ? new RandomState(options.Seed) : random;
        for (int i = 0; i < wanted; i++)
        {
            (int row, int column) = Math.DivRem(pairs[i], columns);
            int neighbor = seeds.Neighbors.Indices(row)[column];
            double step = inClass[neighbor] ? steps[i] : steps[i] * shortening.Uniform(0, 0.5);
            plan.Add(SampleOrigin.Synthetic(seeds.Rows[row], neighbor, step), label);
        }
    }

    private void DoWithoutDanger<T>(PlanBuilder plan, Matrix<T> features, int label, int wanted, RandomState random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string name = plan.Scope.NameOf(label);
        if (options.Compatibility == Compatibility.ImbalancedLearn)
        {
            plan.Warn($"{name} has no sample in danger, so it does not grow by {wanted}, as in imbalanced-learn.");
            return;
        }

        if (options.NoDanger == NoDangerRemedy.Refuse)
        {
            throw new BallastException(
                $"{name} has no sample in danger: of none are at least half, but not all, of its {options.DangerNeighbors} nearest neighbors of another class. "
                + "Use SMOTE, change DangerNeighbors, or set NoDanger to FallBackToSmote.");
        }

        plan.Warn($"{name} has no sample in danger, so SMOTE made its {wanted} samples.");
        Smote.AddTo(plan, features, (label, wanted), options, random);
    }
}
