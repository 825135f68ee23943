using Ballast.Core;
using CsCheck;

namespace Ballast.Resampling.Tests;

public sealed class StratifiedSplitTests
{
    [Fact]
    public void Two_steps_of_train_test_split_with_one_seed()
    {
        int[] labels = [.. Enumerable.Range(0, 200).Select(i => i % 7 == 0 ? 1 : i % 3 == 0 ? 2 : 0)];
        SplitPlan plan = StratifiedSplit.Split(labels, new SplitOptions());
        TrainTestIndices outer = TrainTestSplit.Stratified(labels, 0.15, 42);
        TrainTestIndices inner = TrainTestSplit.Stratified([.. outer.Train.Select(i => labels[i])], 0.15 / (1 - 0.15), 42);
        Assert.Equal(outer.Test, plan.Test);
        Assert.Equal(inner.Train.Select(i => outer.Train[i]), plan.Train);
        Assert.Equal(inner.Test.Select(i => outer.Train[i]), plan.Validation);
    }

    [Fact]
    public void Every_sample_is_in_one_part_and_class_shares_stay()
    {
        Gen.Select(Gen.Int[10, 300].Array[2, 6], Gen.UInt).Sample(
            (counts, seed) =>
            {
                int[] labels = [.. counts.SelectMany((count, label) => Enumerable.Repeat(label, count))];
                SplitPlan plan = StratifiedSplit.Split(labels, new SplitOptions { Seed = seed });
                Assert.Equal(Enumerable.Range(0, labels.Length), plan.Train.Concat(plan.Validation).Concat(plan.Test).Order());
                for (int label = 0; label < counts.Length; label++)
                {
                    // Largest remainders are off by less than one, in each of two steps; sizes are rounded up.
                    Assert.InRange(plan.Test.Count(i => labels[i] == label) - 0.15 * counts[label], -2, 2);
                    Assert.InRange(plan.Validation.Count(i => labels[i] == label) - 0.15 * counts[label], -3, 3);
                }
            },
            iter: 100);
    }

    [Fact]
    public void A_share_of_zero_makes_no_part()
    {
        int[] labels = [0, 0, 0, 0, 1, 1, 1, 1];
        SplitPlan plan = StratifiedSplit.Split(labels, new SplitOptions { TestShare = 0, ValidationShare = 0.25 });
        Assert.Empty(plan.Test);
        Assert.Equal(2, plan.Validation.Length);
        Assert.Equal(6, plan.Train.Length);
    }

    [Fact]
    public void A_tiny_class_is_refused_by_name_or_kept_in_training()
    {
        int[] labels = [.. Enumerable.Repeat(0, 60), .. Enumerable.Repeat(1, 40), 2];
        var options = new SplitOptions { ClassNames = new ClassNames(["car", "dog", "elk"]) };
        TrainTestSplitTests.Refused(
            "Class 2 ('elk') has 1 sample but a stratified split in two needs at least 2 of each class. Add samples, or drop the class, or set TinyClass to KeepInTraining.",
            () => StratifiedSplit.Split(labels, options));
        SplitPlan plan = StratifiedSplit.Split(labels, options with { TinyClass = TinyClassRemedy.KeepInTraining });
        Assert.Contains(100, plan.Train);
        Assert.Equal(101, plan.Train.Length + plan.Validation.Length + plan.Test.Length);
        Assert.NotEmpty(plan.Validation);
        Assert.NotEmpty(plan.Test);
    }

    [Fact]
    public void Shares_that_leave_nothing_to_train_on_are_refused()
    {
        TrainTestSplitTests.Refused(
            "TestShare (0.5) and ValidationShare (0.5) leave nothing to train on. Their sum must be below 1; 0.15 and 0.15 are usual.",
            () => StratifiedSplit.Split([0, 0, 1, 1], new SplitOptions { TestShare = 0.5, ValidationShare = 0.5 }));
        TrainTestSplitTests.Refused("TestShare is -0.1 but must be from 0 up to below 1. 0.15 is usual.", () => new SplitOptions { TestShare = -0.1 });
    }
}
