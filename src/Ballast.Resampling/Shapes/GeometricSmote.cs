using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Makes new samples in a sphere round a sample, which can be cut and pressed, instead of on the line to a neighbour. The Geometric SMOTE of Douzas and Bacao; for the G-SMOTE of Sandhan and Choi see <see cref="GSmote"/>.</summary>
/// <remarks>
/// <para>
/// Geometric SMOTE (Douzas and Bacao 2019, doi:10.1016/j.ins.2019.06.007, algorithms 1 to 4). A point, uniform in the unit sphere, is mirrored where it lies in the part that truncation cuts away, its
/// part across the line to the surface point is multiplied by 1 − deformation, and it is scaled to the distance of the surface point and moved to the sample. Draws come in the order of
/// the authors' package: base and neighbour of all new samples of a class, then for each the normals of its direction and the uniform of its radius.
/// </para>
/// <para>
/// Departs from the paper: base samples are drawn, as in the authors' package, not visited in turn; a sample is kept from being its own neighbour by its index. A class is set against all others.
/// The neighbour in a new sample's origin is the surface point, its step the distance along the line to it, as a share.
/// </para>
/// <para>Cost: a neighbour search in the class, and one of the class among the others; a normal draw a value made. Thread-safe.</para>
/// </remarks>
public sealed class GeometricSmote : ISampler
{
    private readonly GeometricSmoteOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public GeometricSmote(GeometricSmoteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public string Method => "Geometric SMOTE";

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

    private void Add<T>(PlanBuilder plan, Matrix<T> features, int label, int count, RandomState random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] rows = plan.Scope.Rows[label];
        NeighborTable? inside = null, outside = null;
        if (options.Selection != SurfaceSelection.Majority)
        {
            int neighbors = NeighborCount.For(label, options.Neighbors, options.SmallClass, plan, Method);
            if (neighbors == 0)
            {
                Interpolation.AddRepeats(plan, label, count);
                return;
            }

            inside = Neighborhood.Within(features, rows, neighbors, options);
        }

        if (options.Selection != SurfaceSelection.Minority) outside = Neighborhood.Among(features, rows, ClassNeeds.Others(plan.Scope, label), 1, options);
        int width = inside?.Neighbors ?? 1;
        double[] point = new double[features.Columns], toSurface = new double[features.Columns];
        foreach (int pair in random.Choice(rows.Length * width, count))
        {
            (int row, int column) = Math.DivRem(pair, width);
            int center = rows[row], surface = Surface(inside, outside, row, column);
            for (int i = 0; i < toSurface.Length; i++) toSurface[i] = double.CreateTruncating(features[surface, i]) - double.CreateTruncating(features[center, i]);
            double along = Draw(toSurface, point, random);
            for (int i = 0; i < point.Length; i++) point[i] += double.CreateTruncating(features[center, i]);
            plan.AddComputed((center, surface, along), point, label);
        }
    }

    private static int Surface(NeighborTable? inside, NeighborTable? outside, int row, int column)
    {
        if (outside is null) return inside!.Indices(row)[column];
        if (inside is null || inside.Distances(row)[column] > outside.Distances(row)[0]) return outside.Indices(row)[0];
        return inside.Indices(row)[column];
    }

    /// <summary>Fills in the difference from the centre, and returns its part along the line to the surface point, as a share.</summary>
    private double Draw(ReadOnlySpan<double> toSurface, Span<double> offset, RandomState random)
    {
        double radius = Length(toSurface);
        offset.Clear();
        if (radius == 0) return 0;
        for (int i = 0; i < offset.Length; i++) offset[i] = random.StandardNormal();
        double scale = Math.Pow(random.NextDouble(), 1.0 / offset.Length) / Length(offset), along = 0;
        for (int i = 0; i < offset.Length; i++)
        {
            offset[i] *= scale;
            along += offset[i] * (toSurface[i] / radius);
        }

        bool cut = options.Truncation > 0 ? along < options.Truncation - 1 : options.Truncation < 0 && along > options.Truncation + 1;
        double mirrored = cut ? -along : along;
        for (int i = 0; i < offset.Length; i++)
        {
            double unit = toSurface[i] / radius;
            offset[i] = radius * (mirrored * unit + (1 - options.Deformation) * (offset[i] - along * unit));
        }

        return mirrored;
    }

    private static double Length(ReadOnlySpan<double> vector)
    {
        double square = 0;
        foreach (double value in vector) square += value * value;
        return Math.Sqrt(square);
    }
}
