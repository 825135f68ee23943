using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class LabeledTableSamplingTests
{
    private static readonly LabeledTable<double> Table = new(new Matrix<double>([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5, 2), [0, 0, 0, 0, 1], 2)
    {
        ClassNames = new ClassNames(["a", "b"]),
        FeatureNames = ["x", "y"],
    };

    [Fact]
    public void A_resampled_table_holds_the_rows_of_the_plan_and_remembers_the_method()
    {
        ResampledTable<double> resampled = new RandomOverSampler(new RandomOverSamplerOptions()).Resample(Table);
        Assert.Equal(8, resampled.Table.Samples);
        Assert.Equal(resampled.Plan.Labels, resampled.Table.Labels);
        Assert.Equal([9, 10], resampled.Table.Features.Row(7).ToArray());
        Assert.Equal("RandomOverSampler", resampled.Table.ResampledBy);
        Assert.Equal(["x", "y"], resampled.Table.FeatureNames);
        Assert.Equal("b", resampled.Table.ClassNames![1]);
        Assert.Null(Table.ResampledBy);
    }

    [Fact]
    public void Resampled_twice_both_methods_are_remembered()
    {
        LabeledTable<double> once = new RandomOverSampler(new RandomOverSamplerOptions()).Resample(Table).Table;
        Assert.Equal("RandomOverSampler, then RandomUnderSampler", new RandomUnderSampler(new RandomUnderSamplerOptions()).Resample(once).Table.ResampledBy);
    }

    [Fact]
    public void Every_split_refuses_a_resampled_table_unless_allowed()
    {
        LabeledTable<double> table = new RandomOverSampler(new RandomOverSamplerOptions()).Resample(Table).Table;
        int[] groups = [0, 1, 2, 3, 4, 5, 6, 7];
        var shares = new SplitOptions { TestShare = .25, ValidationShare = .25 };
        var folds = new FoldOptions { Folds = 2 };
        var repeats = new ShuffleSplitOptions { TestShare = .25, Repeats = 1 };
        foreach (Func<ResampledData, object> split in new Func<ResampledData, object>[]
        {
            r => TrainTestSplit.Stratified(table, .25, 0, r), r => StratifiedShuffleSplit.Split(table, repeats, r), r => StratifiedSplit.Split(table, shares, r),
            r => StratifiedGroupSplit.Split(table, groups, shares, r), r => KFold.Split(table, folds, r), r => GroupKFold.Split(table, groups, folds, r),
            r => StratifiedKFold.Split(table, folds, r), r => StratifiedGroupKFold.Split(table, groups, folds, r), r => GroupShuffleSplit.Split(table, groups, repeats, r),
        })
        {
            Assert.StartsWith("The table was resampled by RandomOverSampler: ", Assert.Throws<BallastException>(() => split(ResampledData.Refused)).Message, StringComparison.Ordinal);
            Assert.NotNull(split(ResampledData.Allowed));
        }
    }

    [Fact]
    public void A_table_as_it_was_collected_is_split_as_its_labels_are()
    {
        var folds = new FoldOptions { Folds = 2 };
        Assert.Equal(StratifiedKFold.Split(Table.Labels.AsSpan(), folds)[0].Test, StratifiedKFold.Split(Table, folds)[0].Test);
        Assert.Equal(KFold.Split(5, folds)[1].Train, KFold.Split(Table, folds)[1].Train);
        Assert.Throws<ArgumentException>(() => GroupKFold.Split(Table, [0, 1], folds));
    }
}
