using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Repeats samples of the smaller classes, drawn at random with replacement.</summary>
/// <remarks>
/// One <see cref="RandomState"/> draws for all classes, in label order: the same seed repeats the same samples as imbalanced-learn's
/// RandomOverSampler. Cost: one draw a new sample. Thread-safe.
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
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Resample(labels, classes);

    /// <summary>Plans the over-sampling: all samples in their order, then the repeats class by class.</summary>
    /// <param name="labels">One label a sample, each from 0 up to <paramref name="classes"/> − 1.</param>
    /// <param name="classes">The number of classes, those without samples included.</param>
    /// <exception cref="BallastException">There are fewer than two classes with samples, or the target cannot be reached.</exception>
    public ResamplingPlan Resample(ReadOnlySpan<int> labels, int classes)
    {
        var scope = new ClassScope(labels, classes, options);
        int[] add = options.Target.ToGenerate(scope);
        var plan = new PlanBuilder(Method, scope, options.Seed);
        plan.WarnOfGrowthPastLargest(add);
        plan.AddOriginals(labels, add);
        var random = new RandomState(options.Seed);
        foreach (int label in scope.Present)
        {
            if (add[label] == 0) continue;
            foreach (int drawn in random.Choice(scope.Rows[label].Length, add[label])) plan.Add(SampleOrigin.Repeated(scope.Rows[label][drawn]), label);
        }

        return plan.Build();
    }
}
