using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class LabelledSamplesTests
{
    private static readonly Matrix<float> Line = new([0, 1, 2, 3, 10, 11], 6, 1);

    [Fact]
    public void Classes_are_counted_from_the_largest_label()
    {
        ResamplingPlan plan = new RandomOverSampler(new RandomOverSamplerOptions()).Resample(Line, [0, 0, 0, 0, 2, 2]);
        Assert.Equal([4, 0, 4], plan.After.Counts);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1_000_001)]
    public void A_label_that_is_no_class_number_is_refused_with_a_way_out(int label)
    {
        int[] labels = [0, 0, 0, 0, 1, label];
        BallastException refused = Assert.Throws<BallastException>(() => new Smote(new SmoteOptions()).Resample(Line, labels));
        Assert.Equal(
            $"The label of sample 5 is {label}; a label is a class number from 0, at most 1000000. Number the classes from 0, or give the labels as texts.",
            refused.Message);
    }

    [Fact]
    public void Texts_are_coded_in_ordinal_order_and_come_back_with_the_plan()
    {
        string[] labels = ["oak", "oak", "oak", "oak", "Elm", "Elm"];
        NamedPlan named = new RandomOverSampler(new RandomOverSamplerOptions()).Resample(Line, labels);
        // 'E' (69) stands before 'o' (111).
        Assert.Equal(["Elm", "oak"], named.ClassNames);
        Assert.Equal([1, 1, 1, 1, 0, 0, 0, 0], named.Plan.Labels);
        Assert.Equal([.. labels, "Elm", "Elm"], named.Labels);
    }

    [Fact]
    public void An_empty_text_is_refused_with_a_way_out()
    {
        BallastException refused = Assert.Throws<BallastException>(() => new Smote(new SmoteOptions()).Resample(Line, ["a", "a", "a", "a", "b", ""]));
        Assert.Equal("The label of sample 5 is empty. Give it a class name or drop the sample.", refused.Message);
    }

    [Fact]
    public void A_refusal_names_the_class()
    {
        BallastException refused = Assert.Throws<BallastException>(() => new Smote(new SmoteOptions()).Resample(Line, ["oak", "oak", "oak", "oak", "elm", "elm"]));
        Assert.StartsWith("Class 0 ('elm') has 2 samples", refused.Message, StringComparison.Ordinal);
        Assert.IsType<BallastException>(refused.InnerException);
    }

    [Fact]
    public void A_warning_names_the_class()
    {
        var smote = new Smote(new SmoteOptions { SmallClass = SmallClassRemedy.ReduceNeighbors });
        NamedPlan named = smote.Resample(Line, ["oak", "oak", "oak", "oak", "elm", "elm"]);
        Assert.StartsWith("Class 0 ('elm')", Assert.Single(named.Plan.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Class_names_in_any_order_go_with_numbered_labels()
    {
        BallastException refused = Assert.Throws<BallastException>(() => new Smote(new SmoteOptions()).Resample(Line, [0, 0, 0, 0, 1, 1], (string[])["oak", "elm"]));
        Assert.StartsWith("Class 1 ('elm') has 2 samples", refused.Message, StringComparison.Ordinal);
    }
}
