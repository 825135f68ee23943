using System.Text.Json;

namespace Ballast.Cli.Tests;

public sealed class DetectionInspectTests(DrawnKnees knees) : IClassFixture<DrawnKnees>
{
    [Fact]
    public void Tables_page_filter_and_slice_range_are_given_together()
    {
        using var folder = new TemporaryFolder();
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, "inspect", knees.Dataset, "--html", "page.html", "--classes", "tear", "--slice-range", "range.json");
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        int images = DatasetFiles.Parts.Sum(part => DatasetFiles.Count(knees.Dataset, part).Images), positive = DatasetFiles.Parts.Sum(part => DatasetFiles.Count(knees.Dataset, part).Positive);
        Assert.Contains(FormattableString.Invariant($"Only tear: {positive} objects in {positive} images. Images that would lose all their objects: 0.\n"), outcome.Output, StringComparison.Ordinal);
        Assert.Contains($"Slice range written to {folder["range.json"]}\nPage written to {folder["page.html"]}\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("data:image/jpeg;base64,", File.ReadAllText(folder["page.html"]), StringComparison.Ordinal);
        using JsonDocument range = JsonDocument.Parse(File.ReadAllText(folder["range.json"]));
        JsonElement all = range.RootElement.GetProperty("global_statistics");
        Assert.Equal((12, images, positive), (all.GetProperty("total_volumes").GetInt32(), all.GetProperty("total_slices_analyzed").GetInt32(), all.GetProperty("slices_with_tears").GetInt32()));
        Assert.Equal(["page.html", "range.json"], DatasetFiles.Names(folder.FullPath));
    }

    [Fact]
    public void Json_is_one_document_on_standard_output()
    {
        BallastProcess.Outcome outcome = BallastProcess.Run(knees.Root, "inspect", "knees", "--json");
        using JsonDocument document = JsonDocument.Parse(outcome.Output);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Equal(
            DatasetFiles.Parts.Sum(part => DatasetFiles.Count(knees.Dataset, part).Images),
            document.RootElement.GetProperty("inspection").GetProperty("whole").GetProperty("images").GetInt32());
    }

    [Fact]
    public void Names_without_slices_have_no_slice_range()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["photos/images"]);
        Directory.CreateDirectory(folder["photos/labels"]);
        File.WriteAllBytes(folder["photos/images/beach.bmp"], SmallSlices.Draw(1, 1));
        File.WriteAllText(folder["photos/labels/beach.txt"], "");
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, "inspect", "photos", "--slice-range", "range.json");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal(
            "ballast: error: photos: no image tells its volume and slice number by its name (IM12-VOLUME.png), so there is no slice range. Say how the volume is told with --group-regex.\n",
            outcome.Errors);
        Assert.Equal(["photos"], DatasetFiles.Names(folder.FullPath));
    }
}
