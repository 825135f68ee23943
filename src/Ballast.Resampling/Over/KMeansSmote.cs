using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Makes new samples as SMOTE does inside clusters that hold enough of a class, more of them where the class is sparse.</summary>
/// <remarks>
/// <para>
/// K-means SMOTE (Douzas, Bacao and Last 2018, doi:10.1016/j.ins.2018.06.056, section 3). The table is divided by <see cref="KMeans"/>. A cluster takes part when its share of the class reaches
/// <see cref="KMeansSmoteOptions.LeastShare"/> and it holds more of its samples than Neighbors. Its part of the new samples is proportional to (mean distance of its samples of the class)^e / their number.
/// Inside a cluster: x = base + step · (neighbour − base), as in SMOTE. One <see cref="RandomState"/> draws for all clusters of all classes, in label order.
/// </para>
/// <para>
/// Departs from imbalanced-learn (<see cref="Compatibility.ImbalancedLearn"/> restores all but the first): clusters are by Lloyd's k-means, as with <c>kmeans_estimator=KMeans(…)</c>, where the peer's default
/// takes mini-batches; parts become whole numbers by largest remainder, so that the target is met exactly, instead of each being rounded up; each cluster goes on with the stream of draws
/// instead of starting it again; a sample is kept from being its own neighbour by its index.
/// </para>
/// <para>
/// Cost: one k-means of the table, and for each class that grows the distances between, and one neighbour search among, its samples of each cluster. Thread-safe.
/// </para>
/// </remarks>
public sealed class KMeansSmote : ISampler
{
    private readonly KMeansSmoteOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public KMeansSmote(KMeansSmoteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public string Method => "KMeansSMOTE";

    /// <inheritdoc/>
    public SamplerKind Kind => SamplerKind.OverSampling;

    /// <summary>Plans the over-sampling: all samples in their order, then the synthetic ones class by class, cluster by cluster.</summary>
    /// <inheritdoc/>
    public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (PlanBuilder plan, int[] add) = new OverSamplingRun(Method, options).Begin(features, labels, classes);
        int total = add.Sum();
        if (total == 0) return plan.Build();
        int[][] clusters = Clusters(features);
        var random = new RandomState(options.Seed);
        foreach (int label in plan.Scope.Present)
        {
            if (add[label] == 0) continue;
            double least = options.LeastShare ?? (double)add[label] / total / 2;
            AddTo(plan, features, (label, add[label]), (clusters, least), random);
        }

        return plan.Build();
    }

    private int[][] Clusters<T>(Matrix<T> features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (options.Clusters == 1) return [Neighborhood.AllRows(features.Rows)];
        var clustering = new KMeansOptions { Clusters = options.Clusters, Seed = options.Seed, Runs = options.ClusterRuns, Workers = options.Workers };
        KMeansResult found = new KMeans(clustering).Fit(features);
        return [.. Enumerable.Range(0, options.Clusters).Select(cluster => Enumerable.Range(0, features.Rows).Where(row => found.Labels[row] == cluster).ToArray())];
    }

    private void AddTo<T>(PlanBuilder plan, Matrix<T> features, (int Label, int Wanted) growth, (int[][] Rows, double LeastShare) clusters, RandomState random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (int label, int wanted) = growth;
        int neighbors = NeighborCount.For(label, options.Neighbors, options.SmallClass, plan, Method);
        if (neighbors == 0)
        {
            Interpolation.AddRepeats(plan, label, wanted);
            return;
        }

        int[][] chosen = Qualifying(plan.Scope, label, clusters, neighbors);
        if (chosen.Length == 0)
        {
            throw new BallastException(
                $"No cluster qualifies for {plan.Scope.NameOf(label)}: none of {clusters.Rows.Length} has more than {neighbors} of its samples and a share of at least "
                + $"{Math.Max(0, clusters.LeastShare):0.###}. Lower LeastShare or Neighbors, change Clusters (now {options.Clusters}), or use SMOTE.");
        }

        int[] parts = Parts(plan, growth, [.. chosen.Select(rows => Sparsity(features, rows))]);
        for (int cluster = 0; cluster < chosen.Length; cluster++)
        {
            if (parts[cluster] == 0) continue;
            NeighborTable table = Neighborhood.Within(features, chosen[cluster], neighbors, options);
            RandomState draws = options.Compatibility == Compatibility.ImbalancedLearn ? new RandomState(options.Seed) : random;
            Interpolation.AddUniform(plan, label, new InterpolationSeeds(chosen[cluster], table), parts[cluster], draws);
        }
    }

    /// <summary>The samples of the class in each cluster that makes new ones.</summary>
    private int[][] Qualifying(ClassScope scope, int label, (int[][] Rows, double LeastShare) clusters, int neighbors)
    {
        bool[] inClass = new bool[scope.Counts.Total];
        foreach (int row in scope.Rows[label]) inClass[row] = true;
        var chosen = new List<int[]>();
        foreach (int[] rows in clusters.Rows)
        {
            int[] own = [.. rows.Where(row => inClass[row])];
            double share = (double)own.Length / rows.Length;
            if (own.Length <= neighbors || (clusters.Rows.Length > 1 && share < clusters.LeastShare)) continue;

            // imbalanced-learn multiplies the share by the size again, which can fall just below the count.
            if (options.Compatibility == Compatibility.ImbalancedLearn && share * rows.Length < neighbors + 1) continue;
            chosen.Add(own);
        }

        return [.. chosen];
    }

    private double Sparsity<T>(Matrix<T> features, int[] rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double exponent = options.DensityExponent ?? Math.Pow(Math.Log(rows.Length) / Math.Log(1.6), 1.8) * 0.16;
        return Math.Pow(MeanDistance.Of(features, rows, options.Workers), exponent) / rows.Length;
    }

    private int[] Parts(PlanBuilder plan, (int Label, int Wanted) growth, double[] sparsities)
    {
        double sum = PairwiseSum.Of(sparsities);
        if (!(sum > 0 && double.IsFinite(sum)))
        {
            throw new BallastException(
                $"The samples of {plan.Scope.NameOf(growth.Label)} coincide in every cluster that qualifies, so that no cluster is sparser than another. "
                + "Use RandomOverSampler, or set DensityExponent to 0.");
        }

        for (int cluster = 0; cluster < sparsities.Length; cluster++) sparsities[cluster] /= sum;
        if (options.Compatibility == Compatibility.None) return LargestRemainder.Share(growth.Wanted, sparsities);
        int[] parts = [.. sparsities.Select(share => (int)Math.Ceiling(growth.Wanted * share))];
        if (parts.Sum() != growth.Wanted)
            plan.Warn($"{plan.Scope.NameOf(growth.Label)} grows by {parts.Sum()} samples, not by {growth.Wanted}: each cluster's part is rounded up, as in imbalanced-learn.");
        return parts;
    }
}
