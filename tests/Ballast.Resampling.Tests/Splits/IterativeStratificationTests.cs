using System.Collections.Immutable;
using Ballast.Core;
using CsCheck;

namespace Ballast.Resampling.Tests;

public sealed class IterativeStratificationTests
{
    [Fact]
    public void The_rarest_label_is_dealt_first_by_hand()
    {
        // Label 1 is rarest: samples 0 and 3, one to each half (the first is drawn, the second goes where the label still lacks). Label 0 has 1, 2 and 3
        // left of 4 samples, so that half without label 0 yet gets more of it; sample 4 has no label and goes to the emptier half.
        int[][] labels = [[1], [0], [0], [0, 1], []];
        ImmutableArray<ImmutableArray<int>> halves = IterativeStratification.Divide(labels, [.5, .5], 0);
        int ofFirst = halves[0].Contains(0) ? 0 : 1;
        Assert.Contains(3, halves[1 - ofFirst]);
        Assert.Contains(1, halves[ofFirst]);
        Assert.Equal(Enumerable.Range(0, 5), halves[0].Concat(halves[1]).Order());
        Assert.InRange(halves[0].Length, 2, 3);
    }

    [Fact]
    public void Each_part_gets_its_share_of_every_label()
    {
        Gen.UInt.Sample(
            seed =>
            {
                int[][] labels = Photos(600, seed);
                SplitPlan plan = IterativeStratification.Split(labels, new SplitOptions { Seed = seed });
                Assert.Equal(Enumerable.Range(0, 600), plan.Train.Concat(plan.Validation).Concat(plan.Test).Order());
                for (int label = 0; label < 6; label++)
                {
                    double total = labels.Count(of => of.Contains(label));
                    Assert.InRange(plan.Test.Count(i => labels[i].Contains(label)) - .15 * total, -2.5, 2.5);
                    Assert.InRange(plan.Validation.Count(i => labels[i].Contains(label)) - .15 * total, -2.5, 2.5);
                }
            },
            iter: 20);
    }

    [Fact]
    public void Folds_hold_out_every_sample_once_and_share_rare_labels()
    {
        int[][] labels = Photos(300, 4);
        foreach (FoldOrder order in Enum.GetValues<FoldOrder>())
        {
            ImmutableArray<TrainTestIndices> folds = IterativeStratification.Folds(labels, new FoldOptions { Order = order, Seed = 1 });
            Assert.Equal(Enumerable.Range(0, 300), folds.SelectMany(fold => fold.Test).Order());
            for (int label = 0; label < 6; label++)
            {
                double each = labels.Count(of => of.Contains(label)) / 5.0;
                Assert.All(folds, fold => Assert.InRange(fold.Test.Count(i => labels[i].Contains(label)) - each, -2.5, 2.5));
            }
        }
    }

    [Fact]
    public void The_division_of_a_seed_repeats()
    {
        int[][] labels = Photos(100, 2);
        SplitPlan first = IterativeStratification.Split(labels, new SplitOptions { Seed = 5 }), again = IterativeStratification.Split(labels, new SplitOptions { Seed = 5 });
        Assert.Equal(first.Test, again.Test);
        Assert.NotEqual(first.Test, IterativeStratification.Split(labels, new SplitOptions { Seed = 6 }).Test);
    }

    [Fact]
    public void A_tiny_label_is_refused_by_name_or_kept_in_training()
    {
        int[][] labels = [.. Enumerable.Repeat<int[]>([0], 20), [0, 1], [1]];
        var options = new SplitOptions { ClassNames = new ClassNames(["bee", "wasp"]) };
        TrainTestSplitTests.Refused(
            "Class 1 ('wasp') has 2 samples but 3 are needed, one for each part. Add samples, drop the class, or set TinyClass to KeepInTraining.",
            () => IterativeStratification.Split(labels, options));
        SplitPlan plan = IterativeStratification.Split(labels, options with { TinyClass = TinyClassRemedy.KeepInTraining });
        Assert.Contains(20, plan.Train);
        Assert.Contains(21, plan.Train);
        Assert.NotEmpty(plan.Test);
        Assert.NotEmpty(plan.Validation);
    }

    [Fact]
    public void A_part_without_a_share_stays_empty()
    {
        SplitPlan plan = IterativeStratification.Split(Photos(50, 1), new SplitOptions { TestShare = 0 });
        Assert.Empty(plan.Test);
        Assert.InRange(plan.Validation.Length, 5, 10);
    }

    [Fact]
    public void What_cannot_be_divided_is_refused()
    {
        TrainTestSplitTests.Refused("The shares of the parts sum to 0.9; they must sum to 1.", () => IterativeStratification.Divide([[0]], [.5, .4], 0));
        TrainTestSplitTests.Refused("The share of a part is -1 but must be 0 or more. 0.15 is usual.", () => IterativeStratification.Divide([[0]], [2, -1], 0));
        TrainTestSplitTests.Refused("There are no samples to split.", () => IterativeStratification.Split([], new SplitOptions()));
        TrainTestSplitTests.Refused("5 folds need at least 5 samples, but there are 1. Use fewer folds, or add samples.", () => IterativeStratification.Folds([[0]], new FoldOptions()));
        Assert.Throws<ArgumentException>(() => IterativeStratification.Divide([[-1]], [1], 0));
        Assert.Throws<ArgumentException>(() => IterativeStratification.Divide([[0, 0]], [1], 0));
    }

    /// <summary>Photos with up to six labels of falling frequency.</summary>
    private static int[][] Photos(int count, uint seed)
    {
        var random = new RandomState(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, 6).Where(label => random.NextDouble() < .6 / (label + 1)).ToArray())];
    }
}
