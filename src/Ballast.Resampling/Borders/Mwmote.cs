using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Makes new samples within clusters of a class, more of them from samples that are near to and sparse along the border to the other classes.</summary>
/// <remarks>
/// <para>
/// MWMOTE (Barua, Islam, Yao and Murase 2014, doi:10.1109/TKDE.2012.232, algorithm 1). Samples without one of their class among the k1 nearest are noise; the k2 nearest of other classes to
/// the rest are the border; each border sample y gives its k3 nearest of the class weights C(y, x)² / Σ C(y, ·) with C(y, x) = min(1 / (d(y, x) / p), c) / c · C_MAX for p features. A new sample
/// starts from x, drawn by the sums of its weights, towards another sample of its cluster, at a uniform step. Clusters come from average linkage, joined while
/// their distance is at most <see cref="MwmoteOptions.ClusterWidth"/> times the mean distance to the nearest sample that is not noise.
/// </para>
/// <para>
/// Departs from the paper: the partner is another sample than x; a sample that is alone in its cluster is repeated, and the plan says how often. C_MAX cancels when weights are
/// made to sum to 1 and is no setting. A class is set against all others where there are more than two.
/// </para>
/// <para>Cost: neighbour searches of the class in the table, border × class distances, and clustering in time quadratic in the class, memory linear. Thread-safe.</para>
/// </remarks>
public sealed class Mwmote : ISampler
{
    private readonly MwmoteOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public Mwmote(MwmoteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public string Method => "MWMOTE";

    /// <inheritdoc/>
    public SamplerKind Kind => SamplerKind.OverSampling;

    /// <summary>Plans the over-sampling: all samples in their order, then the new ones class by class.</summary>
    /// <inheritdoc/>
    public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new OverSamplingRun(Method, options).Plan(
            features,
            labels,
            classes,
            (plan, label, count, random) => Add(plan, features, label, count, random));

    /// <summary>The chance of each sample of the class to be the start of a new one.</summary>
    internal double[] Chances<T>(Matrix<T> features, ClassScope scope, int label, int[] clean)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] others = ClassNeeds.Others(scope, label), rows = scope.Rows[label];
        NeighborTable table = Neighborhood.Among(features, clean, others, Math.Min(options.BorderNeighbors, others.Length), options);
        bool[] onBorder = new bool[features.Rows];
        for (int row = 0; row < clean.Length; row++)
            foreach (int neighbor in table.Indices(row))
                onBorder[neighbor] = true;
        int[] border = [.. others.Where(row => onBorder[row])];
        double[] weights = new BorderWeights<T>(features, rows, options).Sum(border);
        double sum = 0;
        foreach (double weight in weights) sum += weight;
        for (int i = 0; i < weights.Length; i++) weights[i] /= sum;
        return weights;
    }

    /// <summary>The samples of the class that have one of the class among their neighbours.</summary>
    internal int[] WithoutNoise<T>(Matrix<T> features, ClassScope scope, int label)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ClassNeeds.Neighbors(scope, options.NoiseNeighbors, Method);
        int[] rows = scope.Rows[label];
        bool[] inClass = ClassNeeds.Membership(scope, label);
        NeighborTable table = Neighborhood.Among(features, rows, Neighborhood.AllRows(features.Rows), options.NoiseNeighbors, options);
        List<int> clean = [];
        for (int row = 0; row < rows.Length; row++)
        {
            foreach (int neighbor in table.Indices(row))
            {
                if (!inClass[neighbor]) continue;
                clean.Add(rows[row]);
                break;
            }
        }

        if (clean.Count == 0)
            throw new BallastException(
                $"{scope.NameOf(label)} is all noise to {Method}: no sample has one of its class among its {options.NoiseNeighbors} nearest. Raise NoiseNeighbors or use SMOTE.");
        return [.. clean];
    }

    private double Threshold<T>(Matrix<T> features, int[] clean)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (clean.Length < 2) return 0;
        NeighborTable nearest = Neighborhood.Within(features, clean, 1, options);
        double sum = 0;
        for (int row = 0; row < clean.Length; row++) sum += nearest.Distances(row)[0];
        return options.ClusterWidth * (sum / clean.Length);
    }

    private void Add<T>(PlanBuilder plan, Matrix<T> features, int label, int count, RandomState random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] rows = plan.Scope.Rows[label], clean = WithoutNoise(features, plan.Scope, label);
        double[] chances = Chances(features, plan.Scope, label, clean);
        int[][] clusters = AverageLinkage<T>.Clusters(features, rows, Threshold(features, clean), options.Workers);
        (int Cluster, int Place)[] homes = new (int, int)[rows.Length];
        for (int cluster = 0; cluster < clusters.Length; cluster++)
            for (int place = 0; place < clusters[cluster].Length; place++)
                homes[clusters[cluster][place]] = (cluster, place);
        int alone = 0;
        foreach (int drawn in random.WeightedChoice(chances, count))
        {
            int[] members = clusters[homes[drawn].Cluster];
            if (members.Length == 1)
            {
                plan.Add(SampleOrigin.Repeated(rows[drawn]), label);
                alone++;
                continue;
            }

            int partner = (int)random.Integer(0, members.Length - 1);
            if (partner >= homes[drawn].Place) partner++;
            plan.Add(SampleOrigin.Synthetic(rows[drawn], rows[members[partner]], random.Uniform(0, 1)), label);
        }

        if (alone > 0)
            plan.Warn($"{alone} of the {count} new samples of {plan.Scope.NameOf(label)} repeat one that is alone in its cluster. A larger ClusterWidth (now {options.ClusterWidth}) joins clusters.");
    }
}
