using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>What a resampler decided: which samples stay, are repeated, made or left out. Feature values and pixels are not copied; a plan holds values only of samples that it computed.</summary>
public sealed record ResamplingPlan
{
    /// <summary>The method's name, for example <c>SMOTE</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The seed of its draws; 0 when the method draws nothing.</summary>
    public required uint Seed { get; init; }

    /// <summary>Where each sample of the result comes from, in the order of the result.</summary>
    public required ImmutableArray<SampleOrigin> Samples { get; init; }

    /// <summary>The label of each sample of the result.</summary>
    public required ImmutableArray<int> Labels { get; init; }

    /// <summary>The samples left out, by index, each with its reason.</summary>
    public required ImmutableArray<RemovedSample> Removed { get; init; }

    /// <summary>Class counts of the dataset that was resampled.</summary>
    public required ClassCounts Before { get; init; }

    /// <summary>Class counts of the result.</summary>
    public required ClassCounts After { get; init; }

    /// <summary>What the reader should know: a remedy that was taken, counts that differ from those asked.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>The values of computed and moved samples, one row each: <see cref="SampleOrigin.ValueRow"/>. Without rows where there are none.</summary>
    public Matrix<double> Values { get; init; } = new(0, 0);

    /// <summary>The plan that changes nothing.</summary>
    /// <param name="labels">One label a sample.</param>
    /// <param name="classes">The number of classes.</param>
    public static ResamplingPlan Unchanged(ReadOnlySpan<int> labels, int classes)
    {
        ClassCounts counts = ClassCounts.Of(labels, classes);
        return new ResamplingPlan
        {
            Method = "none",
            Seed = 0,
            Samples = [.. Enumerable.Range(0, labels.Length).Select(SampleOrigin.Original)],
            Labels = [.. labels],
            Removed = [],
            Before = counts,
            After = counts,
        };
    }
}
