using CsCheck;

namespace Ballast.Vision.Tests;

public sealed class DemoLeavesPlanTests
{
    [Fact]
    public void By_default_there_are_twenty_healthy_photos_for_one_of_blight()
    {
        var plan = new DemoLeavesPlan(new DemoLeavesOptions());
        Dictionary<string, int> photos = plan.Leaves.GroupBy(leaf => leaf.ClassName).ToDictionary(leaves => leaves.Key, leaves => leaves.Sum(leaf => leaf.Photos));

        Assert.Equal(new Dictionary<string, int> { ["healthy"] = 600, ["rust"] = 240, ["scab"] = 120, ["mildew"] = 60, ["blight"] = 30 }, photos);
        Assert.Equal(20.0, photos["healthy"] / (double)photos["blight"]);
        Assert.All(plan.Leaves, leaf => Assert.InRange(leaf.Photos, 3, 4));
        Assert.InRange(plan.Leaves.Count(leaf => leaf.Disease == LeafDisease.Blight), 8, 10);
    }

    [Fact]
    public void The_photos_of_a_leaf_stay_in_range_wherever_the_count_allows_it()
    {
        Gen.Select(Gen.Int[1, 60], Gen.Int[1, 8], Gen.Int[0, 5], Gen.UInt).Sample((count, least, more, seed) =>
        {
            int most = least + more;
            var plan = new DemoLeavesPlan(new DemoLeavesOptions
            {
                Seed = seed,
                Counts = new DemoLeavesCounts { Healthy = count, Rust = 1, Scab = 1, Mildew = 1, Blight = 1 },
                PhotosPerLeaf = new DemoPhotosPerLeaf(least, most),
            });
            int[] leaves = [.. plan.Leaves.Where(leaf => leaf.Disease == LeafDisease.Healthy).Select(leaf => leaf.Photos)];

            Assert.Equal(count, leaves.Sum());
            Assert.All(leaves[..^1], photos => Assert.InRange(photos, least, most));
            Assert.InRange(leaves[^1], Enumerable.Range(1, count).Any(n => n * least <= count && count <= n * most) ? least : 1, most);
        });
    }

    [Fact]
    public void Photos_are_numbered_without_gaps_in_the_order_of_the_leaves()
    {
        var plan = new DemoLeavesPlan(DemoFixture.Small);
        int next = 0;
        foreach (DemoLeaf leaf in plan.Leaves)
        {
            Assert.Equal(next, leaf.FirstPhoto);
            next += leaf.Photos;
        }

        Assert.Equal(36, next);
        Assert.Equal(36, plan.Files.Distinct().Count());
    }

    [Fact]
    public void The_first_rows_of_the_metadata_are_as_documented()
    {
        string[] lines = new DemoLeavesPlan(DemoFixture.Small).Metadata().Split('\n');

        Assert.Equal("file,label,leaf_group", lines[0]);
        Assert.Equal("healthy/healthy_0001_01.jpg,healthy,healthy:0001", lines[1]);
        Assert.Equal("healthy/healthy_0001_02.jpg,healthy,healthy:0001", lines[2]);
        Assert.Equal("blight/blight_0001_01.jpg,blight,blight:0001", lines[36]);
        Assert.Equal("", lines[37]);
    }
}
