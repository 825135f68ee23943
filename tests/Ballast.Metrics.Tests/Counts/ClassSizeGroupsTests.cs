using Ballast.Core;

namespace Ballast.Metrics.Tests;

public sealed class ClassSizeGroupsTests
{
    [Theory]
    [InlineData(101, ClassSize.Many)]
    [InlineData(100, ClassSize.Medium)]
    [InlineData(20, ClassSize.Medium)]
    [InlineData(19, ClassSize.Few)]
    public void The_ends_are_those_of_the_paper(int images, ClassSize expected) => Assert.Equal(expected, new ClassSizeGroups().SizeOf(images));

    [Fact]
    public void Recalls_are_means_over_classes_and_groups_without_classes_are_left_out()
    {
        // Classes of 500, 200 and 5 images; recalls 3/4, 1/2, 1/5: many (0.75 + 0.5) / 2, few 0.2, no medium.
        ConfusionMatrix test = ConfusionMatrix.FromCounts([3, 1, 0, 1, 1, 0, 4, 0, 1], 3);
        Assert.Equal(
            [new ClassSizeRecall(ClassSize.Many, 2, 0.625), new ClassSizeRecall(ClassSize.Few, 1, 0.2)],
            new ClassSizeGroups().Recalls(ClassCounts.FromCounts([500, 200, 5]), test));
    }

    [Fact]
    public void A_class_without_test_samples_is_left_out()
    {
        ConfusionMatrix test = ConfusionMatrix.FromCounts([1, 1, 0, 0], 2);
        Assert.Equal([new ClassSizeRecall(ClassSize.Medium, 1, 0.5)], new ClassSizeGroups().Recalls(ClassCounts.FromCounts([50, 5]), test));
    }

    [Fact]
    public void Thresholds_that_cross_are_refused()
    {
        BallastException error = Assert.Throws<BallastException>(() => new ClassSizeGroups { ManyAbove = 10, FewBelow = 20 }.SizeOf(15));
        Assert.Equal("--few-below is 20 and --many-above is 10: a class would be both. Lower --few-below.", error.Message);
    }
}
