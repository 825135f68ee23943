using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Repeats samples of the smaller classes, drawn at random with replacement; on request each copy is scattered around its sample.</summary>
/// <remarks>
/// <para>
/// One <see cref="RandomState"/> draws for all classes, in label order: the same seed repeats the same samples as imbalanced-learn's
/// RandomOverSampler. Exact copies need no features and are made of any, missing values included.
/// </para>
/// <para>
/// With <see cref="RandomOverSamplerOptions.Shrinkage"/> s it is the smoothed bootstrap (ROSE; Menardi and Torelli 2014,
/// doi:10.1007/s10618-012-0295-5, section 3): x = sample + s · h · σ · normal, with σ the standard deviation of each feature in the class,
/// h = (4 / ((p + 2) · N))^(1 / (p + 4)), p features and N samples. Departs from the paper: N counts the samples of the whole table, as in imbalanced-learn,
/// not those of the class. Scattered samples are <see cref="SampleKind.Computed"/>: the plan holds their values.
/// </para>
/// <para>Cost: one draw a new sample, and one a feature of it when scattered. Thread-safe.</para>
/// </remarks>
public sealed class RandomOverSampler : ISampler
{
    private readonly RandomOverSamplerOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public RandomOverSampler(RandomOverSamplerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public string Method => "RandomOverSampler";

    /// <inheritdoc/>
    public SamplerKind Kind => SamplerKind.OverSampling;

    /// <inheritdoc/>
    public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (options.Shrinkage is null) return Resample(labels, classes);
        FiniteFeatures.RequireSamples(features, labels);
        (PlanBuilder plan, int[] add) = new OverSamplingRun(Method, options).Begin(labels, classes);
        plan.ExpectValues(add.Sum(), features.Columns);
        var random = new RandomState(options.Seed);
        foreach (int label in plan.Scope.Present)
            if (add[label] > 0)
                AddScattered(plan, features, label, random.Choice(plan.Scope.Rows[label].Length, add[label]), random);
        return plan.Build();
    }

    /// <summary>Plans exact copies: all samples in their order, then the repeats class by class.</summary>
    /// <param name="labels">One label a sample, each from 0 up to <paramref name="classes"/> − 1.</param>
    /// <param name="classes">The number of classes, those without samples included.</param>
    /// <exception cref="BallastException">
    /// There are fewer than two classes with samples, the target cannot be reached, or <see cref="RandomOverSamplerOptions.Shrinkage"/> asks for features.
    /// </exception>
    public ResamplingPlan Resample(ReadOnlySpan<int> labels, int classes)
    {
        if (options.Shrinkage is not null)
            throw new BallastException("Shrinkage scatters copies by their features, but only labels were given. Give the features too, or leave Shrinkage out.");
        (PlanBuilder plan, int[] add) = new OverSamplingRun(Method, options).Begin(labels, classes);
        var random = new RandomState(options.Seed);
        foreach (int label in plan.Scope.Present)
        {
            if (add[label] == 0) continue;
            int[] rows = plan.Scope.Rows[label];
            foreach (int drawn in random.Choice(rows.Length, add[label])) plan.Add(SampleOrigin.Repeated(rows[drawn]), label);
        }

        return plan.Build();
    }

    private void AddScattered<T>(PlanBuilder plan, Matrix<T> features, int label, int[] drawn, RandomState random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] rows = plan.Scope.Rows[label];
        double[] widths = Widths(features, rows, options.Shrinkage!.For(label, plan.Scope));
        double[] point = new double[widths.Length];
        bool exact = widths.AsSpan().IndexOfAnyExcept(0.0) < 0;
        foreach (int place in drawn)
        {
            ReadOnlySpan<T> values = features.Row(rows[place]);
            for (int column = 0; column < point.Length; column++)
                point[column] = random.StandardNormal() * widths[column] + double.CreateTruncating(values[column]);
            if (exact) plan.Add(SampleOrigin.Repeated(rows[place]), label);
            else plan.AddComputed(rows[place], point, label);
        }
    }

    /// <summary>The standard deviation of the scatter, a feature.</summary>
    private static double[] Widths<T>(Matrix<T> features, int[] rows, double shrinkage)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] widths = ColumnSpread.Variances(features, rows);
        double width = shrinkage * Math.Pow(4.0 / ((features.Columns + 2.0) * features.Rows), 1.0 / (features.Columns + 4));
        for (int column = 0; column < widths.Length; column++) widths[column] = width * Math.Sqrt(widths[column]);
        return widths;
    }
}
