using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Experiments;

/// <summary>A dataset that has been read and checked, ready to be split.</summary>
public sealed class PreparedDataset
{
    private readonly int[] groups;
    private readonly int[] labels;

    internal PreparedDataset(ImageDataset dataset, ImmutableArray<string> notes)
    {
        Dataset = dataset;
        Notes = notes;
        labels = [.. dataset.Samples.Select(sample => sample.Label)];
        groups = [.. SampleGroups.Of(dataset)];
        GroupNames = NamesOf(dataset, groups);
    }

    /// <summary>The images and what is wrong with others.</summary>
    public ImageDataset Dataset { get; }

    /// <summary>What a reader should know about reading it.</summary>
    public ImmutableArray<string> Notes { get; }

    /// <summary>The group of each image; identical files share one; empty where an image stands alone.</summary>
    public ImmutableArray<string> GroupNames { get; }

    /// <summary>The fingerprint of files, labels and bytes.</summary>
    public string Fingerprint => Dataset.Fingerprint;

    /// <summary>Class counts of all images.</summary>
    public ClassCounts Counts => ClassCounts.Of(labels, Dataset.Classes.Count);

    /// <summary>Splits the dataset, keeps the parts that its folders have, and checks for leaks.</summary>
    /// <param name="settings">Shares, and what a leak does.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="BallastException">A class is too small, or the parts leak.</exception>
    public SplitDataset Split(DataSettings settings, uint seed)
    {
        ArgumentNullException.ThrowIfNull(settings);
        SplitOptions options = settings.Split with { Seed = seed, ClassNames = Dataset.Classes };
        bool hasParts = Dataset.Samples.Any(sample => sample.Part is not null);
        SplitPlan plan = hasParts ? GivenParts.Complete(Dataset, labels, groups, options) : Fresh(options);
        Leakage leakage = LeakageCheck.Find(Dataset, plan);
        if (settings.Leakage == LeakagePolicy.Refuse) leakage.ThrowIfFound();
        ExponentialImbalancePlan? cut = settings.Imbalance is { } ratio ? Cut(plan.Train, ratio, seed) : null;
        if (cut is not null) plan = new SplitPlan([.. cut.Kept.Select(i => plan.Train[i])], plan.Validation, plan.Test);
        ImmutableArray<string> notes = leakage.IsClean ? Notes : [.. Notes, leakage.Describe()];
        SplitPart?[] parts = PartsOf(plan);
        int[] used = [.. Enumerable.Range(0, parts.Length).Where(i => parts[i] is not null)];
        return new SplitDataset
        {
            Root = Dataset.Root,
            Classes = Dataset.Classes,
            Samples = [.. used.Select(i => new SplitSample(Dataset.Samples[i].File, labels[i], GroupNames[i], parts[i]!.Value))],
            GroupColumn = Dataset.GroupColumn,
            Fingerprint = used.Length == parts.Length ? Fingerprint : Dataset.Take(used).Fingerprint,
            Problems = [.. Dataset.Problems.Select(problem => new DataProblem(problem.File, problem.Kind.ToString(), problem.Detail))],
            Notes = cut is null ? notes : [.. notes, Describe(cut, settings.Imbalance!.Value)],
        };
    }

    private SplitPlan Fresh(SplitOptions options)
    {
        bool grouped = groups.Where(group => group >= 0).GroupBy(group => group).Any(group => group.Skip(1).Any());
        return grouped ? StratifiedGroupSplit.Split(labels, groups, options) : StratifiedSplit.Split(labels, options);
    }

    private ExponentialImbalancePlan Cut(ImmutableArray<int> train, double ratio, uint seed) => ExponentialImbalance.Plan(
        [.. train.Select(i => labels[i])], [.. train.Select(i => groups[i])], new ExponentialImbalanceOptions { Ratio = ratio, Seed = seed });

    private string Describe(ExponentialImbalancePlan cut, double ratio)
    {
        int kept = cut.Kept.Length;
        string classes = string.Join(", ", Dataset.Classes.Select((name, label) => (name, count: label < cut.Counts.Classes ? cut.Counts[label] : 0)).Select(each => $"{each.name} {each.count}"));
        return $"The training part was cut to {kept} images for an imbalance of {ratio} : 1, sizes falling exponentially, groups whole; it is {cut.Counts.ImbalanceRatio:0.0} : 1 ({classes}). "
            + "Validation and test part are as they were.";
    }

    /// <summary>The part of each image; null for those that were cut.</summary>
    private SplitPart?[] PartsOf(SplitPlan plan)
    {
        var parts = new SplitPart?[labels.Length];
        foreach (SplitPart part in Enum.GetValues<SplitPart>())
            foreach (int index in plan[part])
                parts[index] = part;
        return parts;
    }

    private static ImmutableArray<string> NamesOf(ImageDataset dataset, int[] groups)
    {
        var names = new Dictionary<int, string>();
        for (int i = 0; i < groups.Length; i++)
        {
            ImageSample sample = dataset.Samples[i];
            if (groups[i] >= 0 && (!names.TryGetValue(groups[i], out string? known) || known.StartsWith("same:", StringComparison.Ordinal)))
                names[groups[i]] = sample.Group ?? known ?? "same:" + sample.File;
        }

        return [.. groups.Select(group => group < 0 ? "" : names[group])];
    }
}
