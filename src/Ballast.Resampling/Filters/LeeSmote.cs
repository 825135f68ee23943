using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Makes new samples as SMOTE does and rejects those that lie among other classes.</summary>
/// <remarks>
/// <para>
/// SMOTE with rejection (Lee, Kim and Lee 2015, doi:10.1145/2701126.2701181, section 3): a new sample stays when less than
/// <see cref="LeeSmoteOptions.RejectionLevel"/> of its k nearest samples of the dataset are of other classes. Samples made before are not looked at.
/// </para>
/// <para>
/// Departs from the paper: attempts are bounded, so that a class inside others ends in a message or a remedy and not in a search without end; a class is set against all
/// others where there are more than two.
/// </para>
/// <para>Cost: a neighbour search in the class, and one in the whole table for each sample tried, many at a time. Thread-safe.</para>
/// </remarks>
public sealed class LeeSmote : ISampler
{
    private const int SmallestBatch = 64, LargestBatch = 1 << 14, MostCandidatesForOne = 16;

    private readonly LeeSmoteOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public LeeSmote(LeeSmoteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public string Method => "SMOTE with rejection";

    /// <inheritdoc/>
    public SamplerKind Kind => SamplerKind.OverSampling;

    /// <summary>Plans the over-sampling: all samples in their order, then the synthetic ones class by class.</summary>
    /// <inheritdoc/>
    public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new OverSamplingRun(Method, options).Plan(
            features,
            labels,
            classes,
            (plan, label, count, random) => Add(plan, features, label, count, random));

    private void Add<T>(PlanBuilder plan, Matrix<T> features, int label, int count, RandomState random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int neighbors = NeighborCount.For(label, options.Neighbors, options.SmallClass, plan, Method);
        if (neighbors == 0)
        {
            Interpolation.AddRepeats(plan, label, count);
            return;
        }

        int[] rows = plan.Scope.Rows[label];
        bool[] inClass = ClassNeeds.Membership(plan.Scope, label);
        NeighborTable table = Neighborhood.Within(features, rows, neighbors, options);
        int accepted = 0;
        long tried = 0, limit = (long)count * options.Attempts;
        while (accepted < count && tried < limit)
        {
            SampleOrigin[] batch = Draw(rows, table, BatchSize(count - accepted, accepted, tried, limit), random);
            tried += batch.Length;
            NeighborTable around = Around(features, batch, neighbors);
            for (int i = 0; i < batch.Length && accepted < count; i++)
            {
                if (ShareOfOthers(around.Indices(i), inClass) >= options.RejectionLevel) continue;
                plan.Add(batch[i], label);
                accepted++;
            }
        }

        if (accepted < count) Exhaust(plan, table, label, (count, accepted), random);
    }

    /// <summary>As many as will do by the rate so far, within bounds.</summary>
    private static int BatchSize(int missing, int accepted, long tried, long limit)
    {
        double rate = tried == 0 ? 1 : Math.Max((double)accepted / tried, 1.0 / MostCandidatesForOne);
        double size = Math.Clamp(missing / rate, SmallestBatch, LargestBatch);
        return (int)Math.Min(size, limit - tried);
    }

    private static SampleOrigin[] Draw(int[] rows, NeighborTable table, int size, RandomState random)
    {
        var batch = new SampleOrigin[size];
        for (int i = 0; i < size; i++)
        {
            (int row, int column) = Math.DivRem((int)random.Integer(0, (long)rows.Length * table.Neighbors), table.Neighbors);
            batch[i] = SampleOrigin.Synthetic(rows[row], table.Indices(row)[column], random.Uniform(0, 1));
        }

        return batch;
    }

    private static double ShareOfOthers(ReadOnlySpan<int> neighbors, bool[] inClass)
    {
        int others = 0;
        foreach (int neighbor in neighbors)
            if (!inClass[neighbor])
                others++;
        return (double)others / neighbors.Length;
    }

    private NeighborTable Around<T>(Matrix<T> features, SampleOrigin[] batch, int neighbors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Matrix<T> points = PlannedRows.Make<T>(batch, default, features);
        return NeighborSearch.Find(new NeighborQuery<T>
        {
            Points = features,
            PointRows = Neighborhood.AllRows(features.Rows),
            Queries = points,
            QueryRows = Neighborhood.AllRows(batch.Length),
            Neighbors = neighbors,
            Self = SelfNeighbor.Included,
            Workers = options.Workers,
        });
    }

    private void Exhaust(PlanBuilder plan, NeighborTable table, int label, (int Wanted, int Accepted) count, RandomState random)
    {
        string name = plan.Scope.NameOf(label);
        if (options.Exhausted == RejectionRemedy.Refuse)
            throw new BallastException(
                $"{name} lies among other classes: of {(long)count.Wanted * options.Attempts} samples tried, {Method} kept {count.Accepted}, but {count.Wanted} are wanted. "
                + $"Raise RejectionLevel (now {options.RejectionLevel}) or Attempts (now {options.Attempts}), or set Exhausted to FallBackToSmote.");
        int missing = count.Wanted - count.Accepted;
        plan.Warn($"{name} lies among other classes: {Method} kept {count.Accepted} samples, so SMOTE made the other {missing} without rejection.");
        Interpolation.AddUniform(plan, label, table, missing, random);
    }
}
