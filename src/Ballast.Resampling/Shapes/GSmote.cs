using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Makes new samples towards the neighbour that lies most along the main direction of the class. The G-SMOTE of Sandhan and Choi; for that of Douzas and Bacao see <see cref="GeometricSmote"/>.</summary>
/// <remarks>
/// <para>
/// G-SMOTE (Sandhan and Choi 2014, doi:10.1109/ICPR.2014.258, section II, linear form): of the k nearest neighbours of a sample within its class, the one is taken whose difference makes the smallest
/// angle, in either sense, with the first principal component of the class; the step is uniform in [0, 1). Samples are drawn, all equally likely.
/// </para>
/// <para>
/// Departs from the paper: only the linear form is here, not the one in a kernel's space; the second half of the paper, which leaves out samples of the other class, is not part of it; a class is taken alone, so that
/// there may be more than two. Exact copies of a sample are taken only where it has no other neighbours.
/// </para>
/// <para>Cost: a neighbour search in the class, and some passes over the class for its direction. Thread-safe.</para>
/// </remarks>
public sealed class GSmote : ISampler
{
    private readonly GSmoteOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public GSmote(GSmoteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public string Method => "G-SMOTE";

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

        int[] rows = plan.Scope.Rows[label], partners = new int[rows.Length];
        double[] direction = PrincipalDirection.Of(features, rows);
        NeighborTable table = Neighborhood.Within(features, rows, neighbors, options);
        for (int row = 0; row < rows.Length; row++) partners[row] = MostAligned(features, rows[row], table.Indices(row), direction);
        foreach (int drawn in random.Choice(rows.Length, count)) plan.Add(SampleOrigin.Synthetic(rows[drawn], partners[drawn], random.Uniform(0, 1)), label);
    }

    private static int MostAligned<T>(Matrix<T> features, int row, ReadOnlySpan<int> neighbors, double[] direction)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int best = neighbors[0];
        double bestCosine = -1;
        foreach (int neighbor in neighbors)
        {
            double along = 0, square = 0;
            for (int column = 0; column < direction.Length; column++)
            {
                double difference = double.CreateTruncating(features[neighbor, column]) - double.CreateTruncating(features[row, column]);
                along += difference * direction[column];
                square += difference * difference;
            }

            if (square == 0 || Math.Abs(along) / Math.Sqrt(square) <= bestCosine) continue;
            bestCosine = Math.Abs(along) / Math.Sqrt(square);
            best = neighbor;
        }

        return best;
    }
}
