using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Grows a sphere round each sample of a class, pushes samples of other classes out of it, and makes new samples inside, more of them in small spheres.</summary>
/// <remarks>
/// <para>
/// CCR (Koziarski and Woźniak 2017, doi:10.1515/amcs-2017-0050, algorithm 1), in Manhattan distance. The radius r of a sphere solves r + Σ (r − dⱼ) = energy, summed over the samples of other
/// classes at distances dⱼ &lt; r. Each of them moves away from the centre to the surface; moves by several spheres add up. New samples are shared out by 1 / r, and each is uniform in its sphere.
/// </para>
/// <para>
/// Departs from the paper: shares become whole numbers by largest remainder, so that the target is met exactly. Departs from the authors' program: a new sample is uniform in the sphere,
/// not drawn feature after feature, and the energy also counts the sphere's own radius once all others are inside. With several classes to grow, each pushes all others from where they
/// were, pushes add up, and new samples lie round where the samples of their class were.
/// </para>
/// <para>
/// No sample is left out, but those of other classes may move: their origin is <see cref="SampleKind.Moved"/>. Cost: two passes of class × other distances, cut short past the energy; memory linear. Thread-safe.
/// </para>
/// </remarks>
public sealed class Ccr : ISampler
{
    private readonly CcrOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public Ccr(CcrOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public string Method => "CCR";

    /// <inheritdoc/>
    public SamplerKind Kind => SamplerKind.OverSampling;

    /// <summary>Plans the cleaning and the over-sampling: all samples in their order, some of them moved, then the new ones class by class.</summary>
    /// <inheritdoc/>
    public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var run = new OverSamplingRun(Method, options);
        (PlanBuilder plan, int[] add) = run.Start(features, labels, classes);
        var spheres = new CleaningSpheres<T>(features, options);
        double[][] radii = new double[classes][];
        double[]?[] shifts = new double[features.Rows][];
        foreach (int label in plan.Scope.Present)
        {
            if (add[label] == 0) continue;
            int[] others = ClassNeeds.Others(plan.Scope, label);
            radii[label] = spheres.Radii(plan.Scope.Rows[label], others);
            spheres.Push(plan.Scope.Rows[label], radii[label], others, shifts);
        }

        AddOriginalsAndMoved(plan, features, labels, shifts);
        run.Grow(plan, add, (_, label, count, random) => Add(plan, features, (label, radii[label]), count, random));
        return plan.Build();
    }

    private static void AddOriginalsAndMoved<T>(PlanBuilder plan, Matrix<T> features, ReadOnlySpan<int> labels, double[]?[] shifts)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = 0; row < labels.Length; row++)
        {
            if (shifts[row] is not { } shift)
            {
                plan.Add(SampleOrigin.Original(row), labels[row]);
                continue;
            }

            for (int column = 0; column < shift.Length; column++) shift[column] += double.CreateTruncating(features[row, column]);
            plan.AddMoved(row, shift, labels[row]);
        }
    }

    private static void Add<T>(PlanBuilder plan, Matrix<T> features, (int Label, double[] Radii) spheres, int count, RandomState random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] rows = plan.Scope.Rows[spheres.Label];
        double[] shares = new double[rows.Length], point = new double[features.Columns];
        double smallest = spheres.Radii.Min(), sum = 0;
        foreach (double radius in spheres.Radii) sum += smallest / radius;
        for (int i = 0; i < shares.Length; i++) shares[i] = smallest / spheres.Radii[i] / sum;
        int[] sizes = LargestRemainder.Share(count, shares);
        for (int i = 0; i < rows.Length; i++)
        {
            for (int made = 0; made < sizes[i]; made++)
            {
                TaxicabSphere.Inside(point, spheres.Radii[i], random);
                for (int column = 0; column < point.Length; column++) point[column] += double.CreateTruncating(features[rows[i], column]);
                plan.AddComputed(rows[i], point, spheres.Label);
            }
        }
    }
}
