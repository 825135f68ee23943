using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Keeps a random part of the larger classes.</summary>
/// <remarks>
/// One <see cref="RandomState"/> draws for all classes, in label order: the same seed keeps the same samples in the same order as
/// imbalanced-learn's RandomUnderSampler, class after class. Cost: one permutation of each class. Thread-safe.
/// </remarks>
public sealed class RandomUnderSampler : ISampler
{
    private readonly RandomUnderSamplerOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public RandomUnderSampler(RandomUnderSamplerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public string Method => "RandomUnderSampler";

    /// <inheritdoc/>
    public SamplerKind Kind => SamplerKind.UnderSampling;

    /// <inheritdoc/>
    public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Resample(labels, classes);

    /// <summary>Plans the under-sampling: class after class, the samples kept in the order drawn.</summary>
    /// <param name="labels">One label a sample, each from 0 up to <paramref name="classes"/> − 1.</param>
    /// <param name="classes">The number of classes, those without samples included.</param>
    /// <exception cref="BallastException">There are fewer than two classes with samples, or the target cannot be reached.</exception>
    public ResamplingPlan Resample(ReadOnlySpan<int> labels, int classes)
    {
        var scope = new ClassScope(labels, classes, options);
        int?[] keep = options.Target.ToKeep(scope);
        var plan = new PlanBuilder(Method, scope, options.Seed);
        int kept = 0;
        foreach (int label in scope.Present) kept += keep[label] ?? scope.Counts[label];
        plan.Expect(kept, labels.Length - (options.Drawing == Drawing.WithReplacement ? 0 : kept));
        var random = new RandomState(options.Seed);
        bool[] taken = new bool[labels.Length];
        foreach (int label in scope.Present)
        {
            int[] rows = scope.Rows[label];
            if (keep[label] is not int count)
            {
                foreach (int row in rows) plan.Add(SampleOrigin.Original(row), label);
                continue;
            }

            int[] drawn = options.Drawing == Drawing.WithReplacement ? random.Choice(rows.Length, count) : random.ChoiceWithoutReplacement(rows.Length, count);
            foreach (int place in drawn)
            {
                int row = rows[place];
                plan.Add(taken[row] ? SampleOrigin.Repeated(row) : SampleOrigin.Original(row), label);
                taken[row] = true;
            }

            string reason = $"Not drawn: {scope.NameOf(label)} is reduced from {rows.Length} to {count} samples.";
            foreach (int row in rows)
                if (!taken[row])
                    plan.Remove(row, reason);
        }

        return plan.Build();
    }
}
