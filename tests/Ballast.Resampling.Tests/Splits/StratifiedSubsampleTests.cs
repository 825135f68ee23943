using CsCheck;

namespace Ballast.Resampling.Tests;

public sealed class StratifiedSubsampleTests
{
    [Fact]
    public void The_count_is_hit_and_class_shares_stay()
    {
        Gen.Select(Gen.Int[1, 200].Array[2, 6], Gen.Double[0.05, 1], Gen.UInt).Sample(
            (counts, share, seed) =>
            {
                int[] labels = [.. counts.SelectMany((count, label) => Enumerable.Repeat(label, count))];
                int count = Math.Max(counts.Length, (int)(share * labels.Length));
                int[] taken = [.. StratifiedSubsample.Take(labels, [], count, seed)];
                Assert.Equal(count, taken.Distinct().Count());
                Assert.Equal(taken.Order(), taken);
                for (int label = 0; label < counts.Length; label++)
                {
                    int has = taken.Count(i => labels[i] == label);
                    double exact = (double)count * counts[label] / labels.Length;
                    Assert.InRange(has, Math.Max(1, Math.Floor(exact) - counts.Length), Math.Max(1, Math.Ceiling(exact)));
                }
            },
            iter: 200);
    }

    [Fact]
    public void Only_the_last_group_of_a_class_is_cut()
    {
        Gen.Select(Gen.Int[2, 9].Array[10, 30].Array[2, 4], Gen.Double[0.1, 0.9], Gen.UInt).Sample(
            (sizes, share, seed) =>
            {
                (int[] labels, int[] groups) = Build(sizes);
                int count = Math.Max(sizes.Length, (int)(share * labels.Length));
                int[] taken = [.. StratifiedSubsample.Take(labels, groups, count, seed)];
                Assert.Equal(count, taken.Length);
                for (int label = 0; label < sizes.Length; label++)
                {
                    int cut = taken.Where(i => labels[i] == label).GroupBy(i => groups[i]).Count(group => group.Count() < groups.Count(g => g == group.Key));
                    Assert.InRange(cut, 0, 1);
                }
            },
            iter: 60);
    }

    [Fact]
    public void A_class_keeps_its_last_sample()
    {
        int[] labels = [.. Enumerable.Repeat(0, 1000), 1, 2];
        int[] taken = [.. StratifiedSubsample.Take(labels, [], 3, 0)];
        Assert.Equal([0, 1, 2], taken.Select(i => labels[i]));
    }

    [Fact]
    public void All_are_taken_when_there_are_no_more()
    {
        Assert.Equal([0, 1, 2], StratifiedSubsample.Take([0, 1, 0], [], 5, 0));
        TrainTestSplitTests.Refused("A subsample of 1 cannot hold one sample of each of 2 classes. Take at least 2.", () => StratifiedSubsample.Take([0, 1, 0], [], 1, 0));
    }

    private static (int[] Labels, int[] Groups) Build(int[][] sizes)
    {
        var labels = new List<int>();
        var groups = new List<int>();
        int group = 0;
        for (int label = 0; label < sizes.Length; label++)
        {
            foreach (int size in sizes[label])
            {
                labels.AddRange(Enumerable.Repeat(label, size));
                groups.AddRange(Enumerable.Repeat(group++, size));
            }
        }

        return ([.. labels], [.. groups]);
    }
}
