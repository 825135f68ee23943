using Ballast.Core;
using Xunit;

namespace Ballast.Detection.Tests;

public sealed class SliceGroupsTests
{
    [Fact]
    public void Volume_and_slice_are_told_by_the_names()
    {
        DetectionDataset slices = SliceGroups.Apply(Of("train/IM12-01-02-00011.png", "train/IM3-01-02-00011.png", "train/IM3-01-02-00012.png"), GroupRule.AfterFirstHyphen);
        Assert.Equal([("01-02-00011", 12), ("01-02-00011", 3), ("01-02-00012", 3)], slices.Images.Select(image => (image.Group, image.Slice!.Value)));
    }

    [Fact]
    public void What_is_known_already_stays()
    {
        DetectionDataset known = Of("IM12-a.png", "IM3-a.png", "IM4-b.png");
        known = known with { Images = known.Images.SetItem(0, known.Images[0] with { Group = "b", Slice = 7 }) };
        Assert.Equal([("b", 7), ("a", 3), ("b", 4)], SliceGroups.Apply(known, GroupRule.AfterFirstHyphen).Images.Select(image => (image.Group, image.Slice!.Value)));
    }

    [Fact]
    public void Names_that_share_nothing_tell_nothing()
    {
        DetectionDataset photos = Of("beach1.png", "beach2.png");
        Assert.Same(photos, SliceGroups.Apply(photos, GroupRule.AfterFirstHyphen));
    }

    private static DetectionDataset Of(params string[] files) =>
        new() { Root = "made", Classes = ClassNames.InGivenOrder(["tear"]), Images = [.. files.Select(file => new DetectionImage { File = file })] };
}
