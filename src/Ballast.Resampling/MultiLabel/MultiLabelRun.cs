using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The labels of a dataset while samples are added and taken out: running counts, and the plan in the end.</summary>
internal sealed class MultiLabelRun
{
    private readonly string method;
    private readonly uint seed;
    private readonly LabelMatrix labels;
    private readonly int[] counts;
    private readonly bool[] gone;
    private readonly List<SampleOrigin> added = [];
    private readonly List<byte> addedLabels = [];
    private readonly ImmutableArray<string>.Builder warnings = ImmutableArray.CreateBuilder<string>();

    public MultiLabelRun(string method, uint seed, LabelMatrix labels)
    {
        if (labels.Samples == 0) throw new BallastException("There are no samples to resample. Give at least one.");
        this.method = method;
        this.seed = seed;
        this.labels = labels;
        Before = LabelImbalance.Of(labels);
        if (Before.MeanIR == 0) throw new BallastException("No sample has a label, so that there is nothing to balance.");
        if (Before.Counts.Where(count => count > 0).Distinct().Count() == 1)
            throw new BallastException("All labels that occur are equally frequent, so that there is nothing to balance.");
        counts = [.. Before.Counts];
        gone = new bool[labels.Samples];
        Random = new RandomState(seed);
    }

    public LabelImbalance Before { get; }

    public RandomState Random { get; }

    /// <summary>The labels above the mean imbalance of the dataset that occur at all, ascending.</summary>
    public IEnumerable<int> Minority => Enumerable.Range(0, counts.Length).Where(label => Before.Counts[label] > 0 && Before.IRLbl[label] > Before.MeanIR);

    /// <summary>The labels below it, ascending.</summary>
    public IEnumerable<int> Majority => Enumerable.Range(0, counts.Length).Where(label => Before.IRLbl[label] < Before.MeanIR);

    /// <summary>The imbalance of a label by the counts as they are.</summary>
    public double RatioOf(int label) => (double)counts.Max() / counts[label];

    public void Add(SampleOrigin origin, ReadOnlySpan<byte> set)
    {
        added.Add(origin);
        addedLabels.AddRange(set);
        for (int label = 0; label < counts.Length; label++) counts[label] += set[label];
    }

    public bool IsGone(int sample) => gone[sample];

    /// <summary>Whether a label would have no sample left without this one.</summary>
    public bool IsLast(int sample)
    {
        ReadOnlySpan<byte> row = labels.Row(sample);
        for (int label = 0; label < row.Length; label++)
            if (row[label] != 0 && counts[label] == 1)
                return true;
        return false;
    }

    public void Remove(int sample)
    {
        gone[sample] = true;
        ReadOnlySpan<byte> row = labels.Row(sample);
        for (int label = 0; label < counts.Length; label++) counts[label] -= row[label];
    }

    public void Warn(string warning) => warnings.Add(warning);

    public MultiLabelPlan Build(string reason)
    {
        int[] kept = [.. Enumerable.Range(0, gone.Length).Where(sample => !gone[sample])];
        byte[] sets = new byte[(kept.Length + added.Count) * labels.Labels];
        for (int i = 0; i < kept.Length; i++) labels.Row(kept[i]).CopyTo(sets.AsSpan(i * labels.Labels));
        addedLabels.CopyTo(sets, kept.Length * labels.Labels);
        return new MultiLabelPlan
        {
            Method = method,
            Seed = seed,
            Samples = [.. kept.Select(SampleOrigin.Original), .. added],
            LabelSets = new LabelMatrix(new Matrix<byte>(sets, kept.Length + added.Count, labels.Labels)),
            Removed = [.. Enumerable.Range(0, gone.Length).Where(sample => gone[sample]).Select(sample => new RemovedSample(sample, reason))],
            Before = Before,
            After = LabelImbalance.Of(counts, kept.Length + added.Count),
            Warnings = warnings.DrainToImmutable(),
        };
    }
}
