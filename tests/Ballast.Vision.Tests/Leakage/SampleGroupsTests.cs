namespace Ballast.Vision.Tests;

public sealed class SampleGroupsTests
{
    [Fact]
    public void Images_of_a_group_share_a_number_and_loose_images_have_none()
    {
        ImageDataset dataset = Datasets.Of((null, "c0"), ("leaf 7", "c1"), ("leaf 2", "c2"), ("leaf 7", "c3"), (null, "c4"));

        Assert.Equal([-1, 0, 1, 0, -1], SampleGroups.Of(dataset));
    }

    [Fact]
    public void Identical_files_belong_together_with_and_without_groups()
    {
        ImageDataset dataset = Datasets.Of((null, "same"), (null, "other"), (null, "same"));

        Assert.Equal([0, -1, 0], SampleGroups.Of(dataset));
    }

    [Fact]
    public void A_chain_of_groups_and_identical_files_is_one_group()
    {
        // 0 and 1 share leaf 1; 1 and 2 are identical; 2 and 3 share leaf 2; 3 and 4 are identical.
        ImageDataset dataset = Datasets.Of(("leaf 1", "c0"), ("leaf 1", "x"), ("leaf 2", "x"), ("leaf 2", "y"), (null, "y"), ("leaf 3", "z"));

        Assert.Equal([0, 0, 0, 0, 0, 1], SampleGroups.Of(dataset));
    }
}
