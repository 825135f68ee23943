using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Metrics;

/// <summary>Which classes are many, medium and few by their training images, and the mean recall of each group.</summary>
/// <remarks>
/// Many is more than 100 images, few is fewer than 20, medium is between (Liu et al. 2019, "Large-scale long-tailed recognition in an open world",
/// doi:10.1109/CVPR.2019.00264, section 5.1). Counts are those before any balancing.
/// </remarks>
public sealed record ClassSizeGroups
{
    /// <summary>A class with more training images than this is of the many; 1 or more, default 100.</summary>
    /// <exception cref="BallastException">Below 1.</exception>
    public int ManyAbove
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"--many-above is {value}; it must be 1 or more. 100 is usual.");
    } = 100;

    /// <summary>A class with fewer training images than this is of the few; 0 or more, default 20. Never above <see cref="ManyAbove"/> + 1.</summary>
    /// <exception cref="BallastException">Negative.</exception>
    public int FewBelow
    {
        get;
        init => field = value >= 0 ? value : throw new BallastException($"--few-below is {value}; it must be 0 or more. 20 is usual.");
    } = 20;

    /// <summary>The size of a class.</summary>
    /// <param name="trainingImages">Its training images before balancing.</param>
    public ClassSize SizeOf(int trainingImages)
    {
        if (FewBelow > ManyAbove + 1) throw new BallastException($"--few-below is {FewBelow} and --many-above is {ManyAbove}: a class would be both. Lower --few-below.");
        return trainingImages > ManyAbove ? ClassSize.Many : trainingImages < FewBelow ? ClassSize.Few : ClassSize.Medium;
    }

    /// <summary>The mean recall of each group; a group without a class that has test samples is left out.</summary>
    /// <param name="training">The training images of each class before balancing.</param>
    /// <param name="test">How often each class of the test part was predicted as each.</param>
    /// <exception cref="ArgumentException">They have different numbers of classes.</exception>
    public ImmutableArray<ClassSizeRecall> Recalls(ClassCounts training, ConfusionMatrix test)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(test);
        if (training.Classes != test.Classes) throw new ArgumentException($"The training part has {training.Classes} classes, the test {test.Classes}.", nameof(test));
        return
        [
            .. Enumerable.Range(0, test.Classes)
                .Where(label => test.TruthCounts[label] > 0)
                .GroupBy(label => SizeOf(training[label]))
                .OrderBy(group => group.Key)
                .Select(group => new ClassSizeRecall(group.Key, group.Count(), group.Average(label => (double)test[label, label] / test.TruthCounts[label]))),
        ];
    }
}
