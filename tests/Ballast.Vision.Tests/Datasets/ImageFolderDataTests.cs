namespace Ballast.Vision.Tests;

/// <summary>The numbers are those of the dataset's own README: counted by other people with other tools.</summary>
public sealed class ImageFolderDataTests
{
    [Fact]
    public void PlantVillage_has_13258_readable_images_in_10_classes_with_leaf_groups()
    {
        ImageDataset dataset = ImageFolder.Read(SharedData.Folder("plantvillage-10class-128"));

        Assert.Equal(13258, dataset.Samples.Length);
        Assert.Empty(dataset.Problems);
        Assert.Equal(
            ["apple_black_rot", "apple_cedar_rust", "apple_healthy", "apple_scab", "background_no_leaf", "blueberry_healthy", "orange_citrus_greening", "raspberry_healthy", "strawberry_healthy", "strawberry_leaf_scorch"],
            dataset.Classes);
        Assert.Equal([620, 275, 1645, 630, 1143, 1502, 5507, 371, 456, 1109], dataset.Counts.Counts);
        Assert.Equal("leaf_group", dataset.GroupColumn);
        Assert.Equal(1812, dataset.Samples.Select(sample => sample.Group).OfType<string>().Distinct().Count());
        Assert.Equal(8, dataset.Samples.GroupBy(sample => sample.ContentHash).Count(same => same.Count() > 1));
    }
}
