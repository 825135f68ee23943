using System.Collections.Immutable;
using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Over-samples by SMOTE, then leaves out samples, old and new, that most of several decision trees take for another class.</summary>
/// <remarks>
/// <para>
/// SMOTE-IPF (Sáez, Luengo, Stefanowski and Herrera 2015, doi:10.1016/j.ins.2014.08.051, section 4). The samples are divided into parts, a tree learns from each part, and each sample gets the votes of all trees. This is
/// repeated until <see cref="SmoteIpfOptions.QuietRounds"/> rounds in a row take out less than <see cref="SmoteIpfOptions.QuietShare"/> of the samples that there were before SMOTE.
/// </para>
/// <para>
/// Departs from the paper: trees are <see cref="DecisionTreeClassifier"/> by entropy with leaves of two samples, not pruned, instead of C4.5; each part has its share of each class; the filter ends, with a warning,
/// before it takes the last sample of a class. There may be more than two classes.
/// </para>
/// <para>
/// How many samples each class has in the end follows from the data. Left-out samples of the dataset are listed with the reason; new ones are just not made. Cost: SMOTE, and for each round a tree a part.
/// Memory: a copy of the table with the new samples. Thread-safe.
/// </para>
/// </remarks>
public sealed class SmoteIpf : ISampler
{
    private const string ByMost = "More than half of the filter's trees take it for another class", ByAll = "All of the filter's trees take it for another class";

    private readonly SmoteIpfOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public SmoteIpf(SmoteIpfOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public string Method => "SMOTE-IPF";

    /// <inheritdoc/>
    public SamplerKind Kind => SamplerKind.Combined;

    /// <summary>Plans both: the samples that stay in their order, then the synthetic ones that stay, class by class.</summary>
    /// <inheritdoc/>
    public ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ResamplingPlan grown = new OverSamplingRun(Method, options).Plan(
            features,
            labels,
            classes,
            (plan, label, count, random) => Smote.AddTo(plan, features, (label, count), options, random));
        int[] all = [.. grown.Labels];
        (int[] kept, int? spared) = new PartitioningFilter<T>(PlanFeatures.Apply(grown, features), all, classes, options).Run(labels.Length);
        ImmutableArray<int> left = [.. kept.Select(row => all[row])];
        return grown with
        {
            Samples = [.. kept.Select(row => grown.Samples[row])],
            Labels = left,
            Removed = Removed(kept, labels.Length),
            After = ClassCounts.Of(left.AsSpan(), classes),
            Warnings = spared is { } label
                ? grown.Warnings.Add($"The filter ended early: its next round would have taken the last samples of {ClassScope.Describe(label, options.ClassNames)}.")
                : grown.Warnings,
        };
    }

    private ImmutableArray<RemovedSample> Removed(int[] kept, int originals)
    {
        string reason = options.Vote == FilterVote.Majority ? ByMost : ByAll;
        bool[] stays = new bool[originals];
        foreach (int row in kept)
            if (row < originals)
                stays[row] = true;
        return [.. Enumerable.Range(0, originals).Where(row => !stays[row]).Select(row => new RemovedSample(row, reason))];
    }
}
