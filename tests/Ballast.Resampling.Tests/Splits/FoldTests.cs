using Ballast.Core;
using CsCheck;

namespace Ballast.Resampling.Tests;

/// <summary>What all divisions into folds share; their indices are held to scikit-learn's by the conformance tests.</summary>
public sealed class FoldTests
{
    [Fact]
    public void Every_sample_is_held_out_once_and_no_group_is_divided()
    {
        Gen.Select(Gen.Int[0, 3].Array[30, 120], Gen.Int[-1, 12].Array[120], Gen.Int[2, 5], Gen.UInt).Sample(
            (labels, all, count, seed) =>
            {
                int[] groups = all[..labels.Length];
                foreach (FoldOrder order in Enum.GetValues<FoldOrder>())
                {
                    var options = new FoldOptions { Folds = count, Order = order, Seed = seed };
                    RequireParts(KFold.Split(labels.Length, options), labels.Length, null);
                    RequireParts(GroupKFold.Split(groups, options), labels.Length, groups);
                    RequireParts(StratifiedKFold.Split(labels, options), labels.Length, null);
                    RequireParts(StratifiedGroupKFold.Split(labels, groups, options), labels.Length, groups);
                }
            },
            iter: 50);
    }

    [Fact]
    public void Shuffled_groups_stay_stratified()
    {
        // 40 groups of four samples of one class each, every fourth group rare: each of five folds gets two rare groups, whatever the seed.
        int[] groups = [.. Enumerable.Range(0, 160).Select(i => i / 4)], labels = [.. groups.Select(group => group % 4 == 0 ? 1 : 0)];
        var seen = new HashSet<string>();
        for (uint seed = 0; seed < 20; seed++)
        {
            var folds = StratifiedGroupKFold.Split(labels, groups, new FoldOptions { Order = FoldOrder.Shuffled, Seed = seed });
            Assert.All(folds, fold => Assert.Equal(8, fold.Test.Count(i => labels[i] == 1)));
            seen.Add(string.Join(',', folds[0].Test));
        }

        Assert.True(seen.Count > 15, $"{seen.Count} different first folds");
    }

    [Fact]
    public void Groups_go_to_the_lightest_fold_by_hand()
    {
        // Sizes 3, 2, 2 and 1 of groups 5, 0, 9 and 7: 5 to fold 0, 9 and then 0 to fold 1, 7 to fold 0.
        int[] groups = [5, 0, 5, 9, 9, 0, 5, 7];
        var folds = GroupKFold.Split(groups, new FoldOptions { Folds = 2 });
        Assert.Equal([0, 2, 6, 7], folds[0].Test);
        Assert.Equal([1, 3, 4, 5], folds[1].Test);
    }

    [Fact]
    public void A_share_of_groups_is_held_out()
    {
        int[] groups = [4, 4, 2, 2, 7, -1];
        foreach (TrainTestIndices split in GroupShuffleSplit.Split(groups, new ShuffleSplitOptions { TestShare = .5, Repeats = 20, Seed = 3 }))
        {
            Assert.Equal(2, split.Test.Select(i => (groups[i], groups[i] < 0 ? i : 0)).Distinct().Count());
            Assert.Equal(Enumerable.Range(0, 6), split.Train.Concat(split.Test).Order());
        }
    }

    [Fact]
    public void What_cannot_be_divided_is_refused()
    {
        TrainTestSplitTests.Refused("Folds is 1 but must be 2 or more. 5 is usual.", () => new FoldOptions { Folds = 1 });
        TrainTestSplitTests.Refused("5 folds need at least 5 samples, but there are 4. Use fewer folds, or add samples.", () => KFold.Split(4, new FoldOptions()));
        TrainTestSplitTests.Refused("5 folds need at least 5 groups, but there are 2. Use fewer folds, or add groups.", () => GroupKFold.Split([0, 1, 1], new FoldOptions()));
        TrainTestSplitTests.Refused("5 folds need at least 5 groups, but there are 2. Use fewer folds, or add groups.", () => StratifiedGroupKFold.Split([0, 0, 1], [0, 1, 1], new FoldOptions()));
        TrainTestSplitTests.Refused(
            "3 folds need a class of at least 3 samples, but the largest has 2. Use fewer folds, or add samples.",
            () => StratifiedGroupKFold.Split([0, 0, 1, 1], [0, 1, 2, 3], new FoldOptions { Folds = 3 }));
        TrainTestSplitTests.Refused("A test part of 2 of 2 groups leaves a part empty. Use another share, or add groups.", () => GroupShuffleSplit.Split([0, 1], new ShuffleSplitOptions { TestShare = .9 }));
        TrainTestSplitTests.Refused("Repeats is 0 but must be 1 or more. 5 is usual.", () => new ShuffleSplitOptions { Repeats = 0 });
        TrainTestSplitTests.Refused("The test share is 1 but must be above 0 and below 1. 0.15 is usual.", () => new ShuffleSplitOptions { TestShare = 1 });
        Assert.Throws<ArgumentException>(() => StratifiedGroupKFold.Split([0, 1], [0], new FoldOptions()));
        Assert.Throws<ArgumentException>(() => GroupKFold.Split([-2, 0], new FoldOptions { Folds = 2 }));
    }

    private static void RequireParts(IEnumerable<TrainTestIndices> folds, int samples, int[]? groups)
    {
        Assert.Equal(Enumerable.Range(0, samples), folds.SelectMany(fold => fold.Test).Order());
        foreach (TrainTestIndices fold in folds)
        {
            Assert.Equal(Enumerable.Range(0, samples).Except(fold.Test), fold.Train);
            Assert.Equal(fold.Test.Order(), fold.Test);
            if (groups is not null) Assert.Empty(fold.Test.Select(i => groups[i]).Where(group => group >= 0).Intersect(fold.Train.Select(i => groups[i])));
        }
    }
}
