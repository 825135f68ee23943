using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Makes new samples as SMOTE does, shared out by the density round each sample, and none from what OPTICS shows to be noise.</summary>
/// <remarks>
/// <para>
/// SMOBD (Cao and Wang 2011, doi:10.1109/ICIII.2011.276, section III). With c the core distance of a sample by OPTICS in its class and m the number of samples of the class within a radius, its weight is
/// η₁ · c / max c + (1 − η₁) · m / max m; it is 0 where core and reachability distance are both above t times their means. The partner is drawn from the nearest MinPts samples, the step is uniform.
/// </para>
/// <para>
/// Departs from the paper: OPTICS runs without a largest radius, so that no distance is infinite, and the radius only counts samples; the start of the order, which has no reachability, is judged by its core
/// distance alone and left out of the mean; shares become whole numbers by largest remainder, so that the target is met exactly.
/// </para>
/// <para>Cost: a neighbour search in the class, and OPTICS in time quadratic in the class, memory linear. Does not see other classes. Thread-safe.</para>
/// </remarks>
public sealed class Smobd : ISampler
{
    private readonly SmobdOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public Smobd(SmobdOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public string Method => "SMOBD";

    /// <inheritdoc/>
    public SamplerKind Kind => SamplerKind.OverSampling;

    /// <summary>Plans the over-sampling: all samples in their order, then the synthetic ones class by class, seed by seed.</summary>
    /// <inheritdoc/>
    public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new OverSamplingRun(Method, options).Plan(
            features,
            labels,
            classes,
            (plan, label, count, random) => Add(plan, features, label, count, random));

    /// <summary>The weight of each sample of the class; they sum to 1, or are all 0 where all are noise.</summary>
    internal double[] Weights<T>(Matrix<T> features, int[] rows, NeighborTable table)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] cores = new double[rows.Length], weights = new double[rows.Length];
        for (int i = 0; i < cores.Length; i++) cores[i] = table.Distances(i)[options.CoreSamples - 2];
        double meanCore = cores.Sum() / cores.Length, largestCore = cores.Max();
        int[] around = CountsWithin(features, rows, options.Radius ?? meanCore);
        double[] reach = Optics.Of(features, rows, cores).Reach;
        double meanReach = reach.Where(double.IsFinite).Sum() / (reach.Length - 1);
        int most = around.Max();
        bool[] noise = new bool[rows.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            noise[i] = cores[i] > options.NoiseFactor * meanCore && reach[i] > options.NoiseFactor * meanReach;
            weights[i] = noise[i] ? 0 : options.CoreShare * (largestCore == 0 ? 1 : cores[i] / largestCore) + (1 - options.CoreShare) * around[i] / most;
        }

        Normalise(weights, noise);
        return weights;
    }

    private static void Normalise(double[] weights, bool[] noise)
    {
        double sum = weights.Sum();
        int kept = noise.Count(isNoise => !isNoise);
        for (int i = 0; i < weights.Length; i++) weights[i] = sum > 0 ? weights[i] / sum : noise[i] ? 0 : 1.0 / kept;
    }

    private void Add<T>(PlanBuilder plan, Matrix<T> features, int label, int count, RandomState random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ClassNeeds.Samples(plan.Scope, label, options.CoreSamples + 1, $"{Method} with {options.CoreSamples} core samples");
        int[] rows = plan.Scope.Rows[label];
        NeighborTable table = Neighborhood.Within(features, rows, options.CoreSamples, options);
        double[] weights = Weights(features, rows, table);
        if (weights.All(weight => weight == 0))
            throw new BallastException($"{plan.Scope.NameOf(label)} is all noise to {Method}. Raise NoiseFactor (now {options.NoiseFactor}).");
        int[] shares = LargestRemainder.Share(count, weights);
        for (int row = 0; row < rows.Length; row++)
        {
            for (int i = 0; i < shares[row]; i++)
            {
                int neighbor = table.Indices(row)[(int)random.Integer(0, table.Neighbors)];
                plan.Add(SampleOrigin.Synthetic(rows[row], neighbor, random.Uniform(0, 1)), label);
            }
        }
    }

    /// <summary>How many rows lie within the radius of each, itself counted.</summary>
    private int[] CountsWithin<T>(Matrix<T> features, int[] rows, double radius)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] counts = new int[rows.Length];
        double square = radius * radius;
        ParallelWork.ForEach(rows.Length, options.Workers, place =>
        {
            foreach (int row in rows)
                if (ExactDistance.Squared<T>(features.Row(rows[place]), features.Row(row)) <= square)
                    counts[place]++;
        });
        return counts;
    }
}
