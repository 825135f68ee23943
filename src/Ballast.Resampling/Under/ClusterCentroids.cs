using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Replaces the larger classes by the centroids of their clusters.</summary>
/// <remarks>
/// <para>
/// Cluster centroids, a form of cluster-based under-sampling (Yen and Lee 2009, doi:10.1016/j.eswa.2008.06.108): <see cref="KMeans"/> divides each targeted class
/// into as many clusters as it shall have samples; the centroids, or the samples nearest to them, are what stays. One <see cref="RandomState"/> draws for
/// all classes, in label order: for two classes the same seed gives the centroids that imbalanced-learn gives, except where rounding decides.
/// </para>
/// <para>
/// Departs from imbalanced-learn (<see cref="Compatibility.ImbalancedLearn"/> restores the first): each class goes on with the stream of draws instead of starting it again; of
/// two samples that are equally near to a centroid but for rounding the first stands for it. There rounding chooses, and not always as in imbalanced-learn.
/// </para>
/// <para>
/// The plan goes class after class; a centroid names the sample of its class nearest to it. With <see cref="CentroidVoting.Hard"/> a sample that is nearest to
/// two centroids is repeated. Cost: that of <see cref="KMeans"/>. Thread-safe.
/// </para>
/// </remarks>
public sealed class ClusterCentroids : ISampler
{
    private const double Rounding = 1e-12;

    private readonly ClusterCentroidsOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public ClusterCentroids(ClusterCentroidsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public string Method => "ClusterCentroids";

    /// <inheritdoc/>
    public SamplerKind Kind => SamplerKind.UnderSampling;

    /// <inheritdoc/>
    public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        FiniteFeatures.RequireSamples(features, labels);
        var scope = new ClassScope(labels, classes, options);
        int?[] keep = options.Target.ToKeep(scope);
        var plan = new PlanBuilder(Method, scope, options.Seed);
        var removals = new Removals(labels.Length);
        var draws = new ClassDraws(options);
        foreach (int label in scope.Present)
        {
            int[] rows = scope.Rows[label];
            if (keep[label] is not int count)
            {
                foreach (int row in rows) plan.Add(SampleOrigin.Original(row), label);
                continue;
            }

            if (count == 0)
                throw new BallastException($"{scope.NameOf(label)} is to have 0 samples, but ClusterCentroids needs 1 or more to stand for it. Ask for at least 1.");
            KMeansOptions clustering = options.Clustering with { Clusters = count, Workers = options.Workers };
            Matrix<double> centroids = new KMeans(clustering).Fit(features, rows, draws.Next()).Centroids;
            Represent(plan, removals, Nearest(features, rows, centroids), centroids, label);
        }

        removals.WriteReasons(plan);
        return plan.Build();
    }

    /// <summary>The row of the class nearest to each centroid.</summary>
    private int[] Nearest<T>(Matrix<T> features, int[] rows, Matrix<double> centroids)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var members = new Matrix<double>(rows.Length, features.Columns);
        for (int place = 0; place < rows.Length; place++)
        {
            ReadOnlySpan<T> values = features.Row(rows[place]);
            for (int column = 0; column < values.Length; column++) members[place, column] = double.CreateTruncating(values[column]);
        }

        NeighborTable found = NeighborSearch.Find(new NeighborQuery<double>
        {
            Points = members,
            PointRows = Neighborhood.AllRows(rows.Length),
            Queries = centroids,
            QueryRows = Neighborhood.AllRows(centroids.Rows),
            Neighbors = Math.Min(2, rows.Length),
            Self = SelfNeighbor.Included,
            Workers = options.Workers,
        });
        int[] nearest = new int[centroids.Rows];
        for (int cluster = 0; cluster < nearest.Length; cluster++)
        {
            // Two samples that are a cluster are equally near to its centroid but for rounding; the first stands for it.
            ReadOnlySpan<double> distances = found.Distances(cluster);
            ReadOnlySpan<int> places = found.Indices(cluster);
            bool isPair = options.Compatibility == Compatibility.None && places.Length == 2 && distances[1] <= distances[0] * (1 + Rounding);
            nearest[cluster] = rows[isPair ? Math.Min(places[0], places[1]) : places[0]];
        }

        return nearest;
    }

    private void Represent(PlanBuilder plan, Removals removals, int[] nearest, Matrix<double> centroids, int label)
    {
        int[] rows = plan.Scope.Rows[label];
        bool hard = options.Voting == CentroidVoting.Hard;
        var taken = new HashSet<int>();
        for (int cluster = 0; cluster < nearest.Length; cluster++)
        {
            int row = nearest[cluster];
            if (!hard) plan.AddComputed(row, centroids.Row(cluster), label);
            else plan.Add(taken.Add(row) ? SampleOrigin.Original(row) : SampleOrigin.Repeated(row), label);
        }

        string reason = hard
            ? $"Another sample stands for its cluster: {plan.Scope.NameOf(label)} is reduced from {rows.Length} to {nearest.Length} samples."
            : $"The centroid of its cluster stands for it: {plan.Scope.NameOf(label)} is reduced from {rows.Length} to {nearest.Length} centroids.";
        foreach (int row in rows)
            if (!taken.Contains(row))
                removals.Remove(row, reason);
    }
}
