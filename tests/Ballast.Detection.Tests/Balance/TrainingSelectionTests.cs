using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Detection.Tests;

public sealed class TrainingSelectionTests
{
    [Fact]
    public void Every_positive_stays_and_negatives_are_drawn_to_the_ratio()
    {
        (SelectionPool pool, int[] copies) = Choose(TrainingSelection.UndersampleNegatives(1.5), Volume("a", 20, 3, 4), Volume("b", 20));
        Assert.Equal(2, Enumerable.Range(0, pool.Count).Where(pool.IsPositive).Sum(i => copies[i]));
        Assert.Equal(3, Enumerable.Range(0, pool.Count).Where(i => !pool.IsPositive(i)).Sum(i => copies[i]));
        Assert.Empty(pool.Notes);
    }

    [Fact]
    public void Too_few_negatives_are_all_kept_and_told()
    {
        (SelectionPool pool, int[] copies) = Choose(TrainingSelection.UndersampleNegatives(2), Volume("a", 4, 1, 2));
        Assert.All(copies, count => Assert.Equal(1, count));
        Assert.Equal(["Train has fewer no-tear (2) than asked for beside tear (2), keeping all train slices."], pool.Notes);
    }

    [Fact]
    public void The_nearest_negatives_lie_beside_positives_of_their_volume()
    {
        // Slices 10 and 30 have objects: 9, 11, 29 and 31 are one slice away; two of the four are drawn.
        (_, int[] copies) = Choose(TrainingSelection.NearestNegatives(), Volume("a", 40, 10, 30), Volume("b", 40));
        int[] drawn = [.. Enumerable.Range(0, copies.Length).Where(i => copies[i] == 1).Select(i => i + 1).Except([10, 30])];
        Assert.Equal(2, drawn.Length);
        Assert.Subset(new HashSet<int> { 9, 11, 29, 31 }, drawn.ToHashSet());
    }

    [Fact]
    public void Each_tenth_of_a_volume_keeps_its_share_of_negatives()
    {
        // 10 positives in volume a, 100 negatives in b: 10 are kept, one of each tenth.
        (_, int[] copies) = Choose(TrainingSelection.StratifiedBySlice(), Volume("a", 10, [.. Enumerable.Range(1, 10)]), Volume("b", 100));
        int[] positions = [.. Enumerable.Range(10, 100).Where(i => copies[i] == 1).Select(i => i - 10)];
        Assert.Equal(Enumerable.Range(0, 10), positions.Select(position => Math.Min(9, (int)(position / 99.0 * 10))));
    }

    [Fact]
    public void Positives_are_repeated_to_the_ratio()
    {
        (SelectionPool pool, int[] copies) = Choose(TrainingSelection.DuplicatePositives(2), Volume("a", 17, 1, 2, 3));
        // 14 negatives / 2 = 7 positives out of 3: 3, 2 and 2.
        Assert.Equal([2, 2, 3], Enumerable.Range(0, pool.Count).Where(pool.IsPositive).Select(i => copies[i]).Order());
        Assert.Equal(14 + 7, copies.Sum());
    }

    [Fact]
    public void Repeat_factors_are_the_root_of_threshold_over_share()
    {
        // Class 0 stands in 1 of 100 images: sqrt(0.09 / 0.01) = 3; class 1 in 25: sqrt(0.09 / 0.25) < 1.
        PlannedImage[] images = [.. Enumerable.Range(0, 100).Select(i => Image("a", i, i == 0 ? [0, 1] : i < 25 ? [1] : []))];
        var pool = new SelectionPool(images, new RandomState(1));
        int[] copies = TrainingSelection.RepeatFactors(0.09).Choose(pool);
        Assert.Equal(3, copies[0]);
        Assert.All(copies[1..], count => Assert.Equal(1, count));
    }

    [Fact]
    public void Fractions_of_repeat_factors_are_rounded_by_chance()
    {
        // 100 of 400 images hold the class: sqrt(0.5625 / 0.25) = 1.5, half of them are repeated. 5 deviations of a fair coin of 100 are 25.
        PlannedImage[] images = [.. Enumerable.Range(0, 400).Select(i => Image("a", i, i < 100 ? [0] : []))];
        int[] copies = TrainingSelection.RepeatFactors(0.5625).Choose(new SelectionPool(images, new RandomState(1)));
        Assert.InRange(copies[..100].Sum(), 125, 175);
        Assert.All(copies[100..], count => Assert.Equal(1, count));
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Equal(
            "The ratio of negatives to positives is -1 but must be 0 or more. 1 is usual; to keep all negatives, ask for no selection.",
            Assert.Throws<BallastException>(() => TrainingSelection.UndersampleNegatives(-1)).Message);
        Assert.Equal("The ratio of negatives to positives is 0, which no number of repeats reaches. 1 is usual.", Assert.Throws<BallastException>(() => TrainingSelection.DuplicatePositives(0)).Message);
        Assert.Equal("The threshold of repeat factors is 2 but must be above 0 up to 1. 0.001 is usual.", Assert.Throws<BallastException>(() => TrainingSelection.RepeatFactors(2)).Message);
        Assert.Equal("Threads is 0 but must be 1 or more.", Assert.Throws<BallastException>(() => new BalanceOptions { Threads = 0 }).Message);
    }

    private static (SelectionPool Pool, int[] Copies) Choose(TrainingSelection rule, params PlannedImage[][] volumes)
    {
        var pool = new SelectionPool([.. volumes.SelectMany(volume => volume)], new RandomState(42));
        return (pool, rule.Choose(pool));
    }

    private static PlannedImage[] Volume(string name, int slices, params int[] positives) => [.. Enumerable.Range(1, slices).Select(slice => Image(name, slice, positives.Contains(slice) ? [0] : []))];

    private static PlannedImage Image(string volume, int slice, ImmutableArray<int> labels) => new() { File = $"images/IM{slice}-{volume}.png", Volume = volume, Group = volume, Labels = labels };
}
