using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Draws classes anew from a smooth estimate of their densities: each new sample is normal around one of its class.</summary>
/// <remarks>
/// <para>
/// ROSE (Menardi and Torelli 2014, doi:10.1007/s10618-012-0295-5, section 3): a sample i of the class is drawn with replacement, and the new one is normal
/// around it with the diagonal widths h · s_q, where h = (4 / ((p + 2) · n))^(1 / (p + 4)) for p features and n samples of the class, and s_q is the standard
/// deviation of feature q in the class, with n − 1.
/// </para>
/// <para>
/// Departs from the paper: the target says how many samples each class has, exactly; the paper draws the class of each sample. A class that is not in the target is
/// drawn anew at its old count. <see cref="RoseOriginals.Keep"/> adds to the dataset instead of replacing it.
/// Departs from RandomOverSampler with shrinkage in imbalanced-learn: n is of the class, not of the table, and the deviation has n − 1.
/// </para>
/// <para>Cost: one normal draw a value made. New values leave the range of the class; constant features stay constant. Thread-safe.</para>
/// </remarks>
public sealed class Rose : ISampler
{
    private const string Replaced = "ROSE replaces every sample by draws from its class";

    private readonly RoseOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public Rose(RoseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public string Method => "ROSE";

    /// <summary>Over-sampling where samples stay, combined where all are replaced.</summary>
    public SamplerKind Kind => options.Originals == RoseOriginals.Keep ? SamplerKind.OverSampling : SamplerKind.Combined;

    /// <summary>Plans the draws, class by class, after the samples that stay.</summary>
    /// <inheritdoc/>
    public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var run = new OverSamplingRun(Method, options);
        (PlanBuilder plan, int[] add) = run.Start(features, labels, classes);
        if (options.Originals == RoseOriginals.Keep)
        {
            plan.AddOriginals(labels, add);
        }
        else
        {
            for (int row = 0; row < labels.Length; row++) plan.Remove(row, Replaced);
            foreach (int label in plan.Scope.Present) add[label] += plan.Scope.Counts[label];
        }

        run.Grow(plan, add, (_, label, count, random) => Add(plan, features, label, count, random));
        return plan.Build();
    }

    private void Add<T>(PlanBuilder plan, Matrix<T> features, int label, int count, RandomState random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ClassNeeds.Samples(plan.Scope, label, 2, Method);
        int[] rows = plan.Scope.Rows[label];
        double[] widths = ColumnMoments.Deviations(features, rows), point = new double[features.Columns];
        double factor = options.WidthFactor * Math.Pow(4.0 / ((features.Columns + 2.0) * rows.Length), 1.0 / (features.Columns + 4.0));
        for (int column = 0; column < widths.Length; column++) widths[column] *= factor;
        foreach (int drawn in random.Choice(rows.Length, count))
        {
            ReadOnlySpan<T> center = features.Row(rows[drawn]);
            for (int column = 0; column < point.Length; column++)
                point[column] = double.CreateTruncating(center[column]) + widths[column] * random.StandardNormal();
            plan.AddComputed(rows[drawn], point, label);
        }
    }
}
