using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class PlanAuditTests
{
    [Fact]
    public void Made_samples_in_the_land_of_another_class_are_counted()
    {
        // On a line: class 1 at 0 and 10, class 0 at 4, 5, 6. A made sample at 1 is nearest to 0 (own class), those at 4.5 and 5.5 to class 0: 2 of 3.
        var features = new Matrix<double>([0.5, 10.5, 4.5, 5.5, 6.5], 5, 1);
        int[] labels = [1, 1, 0, 0, 0];
        ResamplingPlan plan = PlanOf(labels, SampleOrigin.Synthetic(0, 1, 0.1), SampleOrigin.Synthetic(0, 1, 0.45), SampleOrigin.Synthetic(1, 0, 0.45));
        PlanAudit audit = PlanAudit.Of(plan, features, labels);
        Assert.Equal(3, audit.Made);
        Assert.Equal(2 / 3.0, audit.IntruderShare, 12);
        Assert.Equal(
            ["The nearest real sample of 67 % of the made samples is of another class: they may teach the wrong thing. Compare with class weights."],
            audit.Warnings);
    }

    [Fact]
    public void Whole_numbers_likely_categories_copies_and_wide_classes_are_named()
    {
        // Column 0: two values; column 1: eleven whole numbers; columns 2 … 15: fractions. Rows 0 and 1 of class 1 are copies; 16 columns are more than 5 · 3.
        var features = new Matrix<double>(12, 16);
        int[] labels = [1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        for (int row = 0; row < 12; row++)
        {
            features[row, 0] = row < 3 ? 1 : 0;
            features[row, 1] = Math.Max(1, row);
            for (int column = 2; column < 16; column++) features[row, column] = Math.Max(1, row) + 0.5;
        }

        string[] columns = [.. Enumerable.Range(0, 16).Select(column => $"c{column}")];
        ResamplingPlan plan = PlanOf(labels, SampleOrigin.Synthetic(0, 2, 0.25), SampleOrigin.Synthetic(2, 5, 0.1));
        PlanAudit audit = PlanAudit.Of(plan, features, labels, columns, new ClassNames(["none", "tear"]));
        Assert.Equal([0, 1], audit.WholeNumberColumns);
        Assert.Equal([0], audit.LikelyCategoricalColumns);
        Assert.Equal([1], audit.WideClasses);
        Assert.Equal(1, audit.Duplicates);
        Assert.Equal(0, audit.IntruderShare);
        Assert.Equal(
            [
                "Class 1 ('tear') has 3 samples for 16 columns: neighbours say little there. Select or reduce columns first.",
                "1 sample of the classes that grow repeats another exactly. Remove copies first if they are not real.",
                "Column 'c0' holds at most ten different whole numbers, likely categories; made samples have values between them. Use SMOTENC and name them.",
                "Column 'c1' holds whole numbers only, but made samples have values between them. Round them if they are counts.",
            ],
            audit.Warnings);
    }

    [Fact]
    public void A_plan_that_makes_nothing_has_nothing_to_say()
    {
        var features = new Matrix<float>([1, 1, 2, 2], 4, 1);
        int[] labels = [0, 0, 0, 1];
        PlanAudit audit = PlanAudit.Of(PlanOf(labels, SampleOrigin.Repeated(3)), features, labels);
        Assert.Equal(0, audit.Made);
        Assert.Empty(audit.Warnings);
        Assert.Throws<ArgumentException>(() => PlanAudit.Of(PlanOf(labels), features, [0, 1]));
    }

    private static ResamplingPlan PlanOf(int[] labels, params SampleOrigin[] made)
    {
        ResamplingPlan plan = ResamplingPlan.Unchanged(labels, 2);
        int[] all = [.. labels, .. made.Select(origin => labels[origin.Base])];
        return plan with { Samples = [.. plan.Samples, .. made], Labels = [.. all], After = ClassCounts.Of(all, 2) };
    }
}
