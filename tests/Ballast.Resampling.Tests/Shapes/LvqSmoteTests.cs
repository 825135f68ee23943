using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class LvqSmoteTests
{
    [Fact]
    public void Samples_are_carried_between_parts_that_are_shaped_alike()
    {
        // Four samples are their own codebook: 0, 1 and 100, 101. From the pair (0, 1) the only other pair alike is (100, 101), so that what comes to 0 comes from 100: 0 + (100 - 100).
        Matrix<double> features = Tables.Line(9, 9, 9, 9, 9, 9, 9, 9, 0, 1, 100, 101);
        int[] labels = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1];
        ResamplingPlan plan = new LvqSmote(new() { Neighbors = 1 }).Resample(features, labels, 2);
        Assert.All(plan.MadeValues(features), value => Assert.Contains(value, new double[] { 0, 1, 100, 101 }));

        // With two neighbours, 101 comes with 100 to 0: it becomes 1; and 100 comes with 101 to 1: it becomes 0.
        plan = new LvqSmote(new() { Neighbors = 2, Target = Tables.Grow(1, 104) }).Resample(features, labels, 2);
        Assert.Equal([-1, 0, 1, 2, 99, 100, 101, 102], plan.MadeValues(features).Distinct().Order());
    }

    [Fact]
    public void The_counterpart_of_a_vector_stands_to_its_other_as_it_does()
    {
        // Vectors 0, 1, 10, 12, 30: for (0, 1) with the difference -1, of (10, 12), (12, 10), (10, 30) … the most alike is 10 - 12 = -2.
        Codebook codebook = Codebook.Of(Tables.Line(0, 1, 10, 12, 30), [0, 1, 2, 3, 4], 10, (new RandomState(0), 1));
        var pairs = new CodebookPairs(codebook);
        Assert.Equal(2, pairs.Counterpart(0, 1));
        Assert.Equal(3, pairs.Counterpart(1, 0));
    }

    [Fact]
    public void A_codebook_finds_separate_clusters()
    {
        double[] values = [.. Enumerable.Range(0, 40).Select(i => i / 10 * 100.0 + i % 10)];
        Codebook codebook = Codebook.Of(Tables.Line(values), Neighborhood.AllRows(40), 4, (new RandomState(5), 1));
        Tables.AssertClose([4.5, 104.5, 204.5, 304.5], [.. Enumerable.Range(0, 4).Select(i => codebook[i][0]).Order()]);
    }

    [Fact]
    public void Small_classes_and_small_codebooks_are_refused()
    {
        Assert.Equal(
            "Class 1 has 3 samples but LVQ-SMOTE needs 4. Repeat its samples with RandomOverSampler first, or leave the class out of the target.",
            Tables.Refusal(() => new LvqSmote(new()).Resample(Tables.Line(1, 2, 3, 4, 5, 6, 7), [0, 0, 0, 0, 1, 1, 1], 2)));
        Assert.Equal(
            "CodebookSize is 3 but must be 4 or more, for two pairs without a vector in common. 10 is usual.",
            Tables.Refusal(() => new LvqSmoteOptions { CodebookSize = 3 }));
        Assert.Equal("Neighbors is 0 but must be 1 or more. 5 is usual.", Tables.Refusal(() => new LvqSmoteOptions { Neighbors = 0 }));
    }
}
