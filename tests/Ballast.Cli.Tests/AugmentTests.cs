using System.Text.Json;

namespace Ballast.Cli.Tests;

public sealed class AugmentTests(DrawnKnees knees) : IClassFixture<DrawnKnees>
{
    [Fact]
    public void A_detection_dataset_gives_a_sheet_and_a_line()
    {
        using var folder = new TemporaryFolder();
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, "augment", knees.Dataset, "sheet.png", "--method", "mosaic4,box-paste,horizontal_flip", "--images", "2");
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.StartsWith($"sheet.png shows 2 images of {Path.GetFileName(knees.Dataset)} and what 3 methods make of them: mosaic4, box_paste, horizontal_flip.\n", outcome.Output, StringComparison.Ordinal);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(folder["sheet.png"])[..4]);
        Assert.Equal(["sheet.png"], DatasetFiles.Names(folder.FullPath));
    }

    [Fact]
    public void The_same_seed_draws_the_same_sheet_and_another_seed_another()
    {
        using var folder = new TemporaryFolder();
        SmallPhotos.Write(folder["photos"]);
        byte[] Sheet(string name, string seed)
        {
            BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, "augment", "photos", name, "--seed", seed);
            Assert.True(outcome.ExitCode == 0, outcome.Errors);
            return File.ReadAllBytes(folder[name]);
        }

        byte[] first = Sheet("a.png", "7");
        Assert.Equal(first, Sheet("b.png", "7"));
        Assert.NotEqual(first, Sheet("c.png", "8"));
    }

    [Fact]
    public void A_folder_of_classes_with_json_of_its_own_is_no_detection_dataset()
    {
        using var folder = new TemporaryFolder();
        SmallPhotos.Write(folder["photos"]);
        File.WriteAllText(folder["photos/about.json"], "{}");
        Assert.Equal(0, BallastProcess.Run(folder.FullPath, "augment", "photos", "a.png", "--method", "mixup").ExitCode);
        Assert.Equal(0, BallastProcess.Run(folder.FullPath, "inspect", "photos").ExitCode);
    }

    [Fact]
    public void Json_tells_where_everything_came_from()
    {
        using var folder = new TemporaryFolder();
        SmallPhotos.Write(folder["photos"]);
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, "augment", "photos", "a.png", "--method", "cutmix,hsv", "--images", "1", "--json");
        using JsonDocument document = JsonDocument.Parse(outcome.Output);
        JsonElement made = document.RootElement.GetProperty("images")[0].GetProperty("made");
        Assert.Equal(2, made[0].GetProperty("files").GetArrayLength());
        Assert.InRange(made[0].GetProperty("provenance").GetProperty("lambda").GetDouble(), 0, 1);
        Assert.Equal("hsv", made[1].GetProperty("method").GetString());
    }

    [Theory]
    [InlineData("photos a.jpg", "a.jpg: the contact sheet is a PNG file. Give it a name that ends in .png.")]
    [InlineData("photos photos", "photos: is a folder. Name the PNG file to write, for example photos/preview.png.")]
    [InlineData("photos a.png --images 0", "--images is 0; it must be from 1 to 50.")]
    [InlineData("photos a.png --size 10", "--size is 10; it must be from 64 to 1024.")]
    [InlineData("photos a.png --columns 65", "--columns is 65; it must be from 1 to 64.")]
    [InlineData("photos a.png --method box_paste", "box_paste pastes objects, but 'photos' has one class for each image. Use cutmix or mixup.")]
    [InlineData("photos a.png --method ,", "--method names nothing. Choices: " + Choices)]
    [InlineData("photos a.png --method mosaik4", "There is no augmentation method 'mosaik4'. Did you mean 'mosaic4'? Choices: " + Choices)]
    [InlineData("KNEES a.png --method copy_paste", "copy_paste cuts objects out along their outlines, but 'knees' has boxes only. Use box_paste.")]
    public void What_cannot_be_shown_is_said(string arguments, string message)
    {
        using var folder = new TemporaryFolder();
        SmallPhotos.Write(folder["photos"]);
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, ["augment", .. arguments.Split(' ').Select(each => each == "KNEES" ? knees.Dataset : each)]);
        Assert.Equal((2, $"ballast: error: {message}\n"), (outcome.ExitCode, outcome.Errors));
        Assert.Equal(["photos"], DatasetFiles.Names(folder.FullPath));
    }

    private const string Choices =
        "augmentation, horizontal_flip, vertical_flip, rotation, affine, perspective, crop, cutout, hsv, brightness, contrast, saturation, blur, noise, rand_augment, mosaic2, mosaic4, mosaic9, mixup, cutmix, copy_paste, box_paste.";
}
