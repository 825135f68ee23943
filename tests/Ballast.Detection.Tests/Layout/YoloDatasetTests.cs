using Xunit;

namespace Ballast.Detection.Tests;

public sealed class YoloDatasetTests
{
    [Theory]
    [InlineData("images/a.png", "labels/a.txt", true)]
    [InlineData("train/images/a.png", "train/labels/a.txt", true)]
    [InlineData("valid/images/a.png", "valid/labels/a.txt", true)]
    [InlineData("data.yaml", "elsewhere/a.png", true)]
    [InlineData("dataset.yaml", "elsewhere/a.png", true)]
    [InlineData("images/a.png", "annotations/a.xml", false)]
    [InlineData("train/cat/a.png", "train/dog/a.png", false)]
    [InlineData("cat/images/a.png", "cat/labels/a.txt", false)]
    public void Folders_are_told_by_what_is_in_them(string first, string second, bool found)
    {
        using var folder = new TempFolder();
        folder.WriteText("set/" + first, "");
        folder.WriteText("set/" + second, "");
        Assert.Equal(found, YoloDataset.IsFound(folder.At("set")));
    }

    [Fact]
    public void A_folder_that_does_not_exist_a_file_and_an_empty_folder_are_none()
    {
        using var folder = new TempFolder();
        Assert.False(YoloDataset.IsFound(folder.At("none")));
        Assert.False(YoloDataset.IsFound(folder.WriteText("data.yaml", "")));
        Directory.CreateDirectory(folder.At("empty"));
        Assert.False(YoloDataset.IsFound(folder.At("empty")));
    }
}
