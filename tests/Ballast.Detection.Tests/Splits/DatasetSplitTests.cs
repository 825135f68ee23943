using Ballast.Core;
using Ballast.Resampling;
using Ballast.Vision;
using Xunit;

namespace Ballast.Detection.Tests;

public sealed class DatasetSplitTests
{
    private static readonly DetectionDataset Slices = Of([.. Enumerable.Range(0, 20).SelectMany(volume => Enumerable.Range(0, 3).Select(slice => $"images/IM{slice}-v{volume:00}.png"))]);

    [Fact]
    public void Whole_groups_go_to_one_part_and_kinds_are_split_alike()
    {
        DetectionDataset split = DatasetSplit.Draw(Slices, GroupRule.AfterFirstHyphen, SingletonGroups.Refuse, new PartRatios(0.6, 0.2, 0.2), 42);
        Assert.All(split.Images.GroupBy(image => image.Group), volume => Assert.Single(volume.Select(image => image.Part).Distinct()));
        // Ten volumes of each kind: 6, 2 and 2, of 3 slices.
        foreach ((SplitPart part, int volumes) in new[] { (SplitPart.Train, 6), (SplitPart.Validation, 2), (SplitPart.Test, 2) })
        {
            DetectionImage[] images = [.. split.Images.Where(image => image.Part == part)];
            Assert.Equal((6 * volumes, volumes), (images.Length, images.Where(image => image.IsPositive).Select(image => image.Group).Distinct().Count()));
        }

        Assert.Equal("v07", split.Images[21].Group);
        Assert.Equal(Slices.Images.Select(image => image.File), split.Images.Select(image => image.File));
    }

    [Fact]
    public void Parts_that_images_had_are_forgotten_and_a_seed_gives_one_split()
    {
        DetectionDataset all = Slices with { Images = [.. Slices.Images.Select(image => image with { Part = SplitPart.Test })] };
        Assert.Equal(Parts(Slices, 42), Parts(all, 42));
        Assert.NotEqual(Parts(Slices, 42), Parts(Slices, 43));
    }

    [Fact]
    public void Images_that_share_no_group_are_refused_unless_that_is_allowed()
    {
        DetectionDataset photos = Of(["images/a.png", "images/b.png", "images/c.png", "images/d.png"]);
        var error = Assert.Throws<BallastException>(() => DatasetSplit.Draw(photos, GroupRule.AfterFirstHyphen, SingletonGroups.Refuse, new PartRatios(), 42));
        Assert.Equal(
            "Each of the 4 images is a group of its own ('a' is the first), so a split by groups protects from nothing. "
            + "Say how the group is told: a group pattern or a group map; or allow singletons if no two images have anything in common.",
            error.Message);
        DetectionDataset split = DatasetSplit.Draw(photos, GroupRule.AfterFirstHyphen, SingletonGroups.Allow, new PartRatios(), 42);
        Assert.Equal(3, split.Images.Select(image => image.Part).Distinct().Count());
    }

    private static SplitPart?[] Parts(DetectionDataset dataset, uint seed) =>
        [.. DatasetSplit.Draw(dataset, GroupRule.AfterFirstHyphen, SingletonGroups.Refuse, new PartRatios(), seed).Images.Select(image => image.Part)];

    /// <summary>Every second volume has an object in its first slice.</summary>
    private static DetectionDataset Of(string[] files) => new()
    {
        Root = "made",
        Classes = ClassNames.InGivenOrder(["tear"]),
        Images = [.. files.Select((file, i) => new DetectionImage { File = file, WidthPixels = 10, HeightPixels = 10, Annotations = i % 6 == 0 ? [new Annotation(0, new PixelBox(1, 1, 2, 2))] : [] })],
    };
}
