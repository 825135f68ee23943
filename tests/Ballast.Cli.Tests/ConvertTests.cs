using System.Text.Json;

namespace Ballast.Cli.Tests;

public sealed class ConvertTests
{
    private static readonly string[] Drawn = ["--draw-volumes", "--label", "Meniscus Tear=tear"];

    [Fact]
    public void Rows_about_volumes_become_a_dataset_and_each_is_accounted_for()
    {
        using var folder = new TemporaryFolder();
        DrawnKnees.WriteRows(folder["knee.csv"], 3);
        File.WriteAllLines(folder["list.txt"], ["normal1", "", "normal2", "normal3"]);
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, ["convert", "knee.csv", "out", "--volume-list", "list.txt", .. Drawn]);
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.Equal("", outcome.Errors);
        Assert.Contains("7 rows about these volumes: 4 label lines + 1 duplicate + 1 label not wanted + 1 study level.\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("1 box reached out of the image and was cut to it.\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Not among them: 1 row that could not be read.\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains($"6 volumes, 216 images written to {folder["out"]}\nNext: ballast balance out out-balanced\n", outcome.Output, StringComparison.Ordinal);
        Assert.Equal((216, 4), DatasetFiles.Parts.Select(part => DatasetFiles.Count(folder["out"], part)).Aggregate((0, 0), (sum, part) => (sum.Item1 + part.Images, sum.Item2 + part.Positive)));
        // x = (100 + 15) / 320, y = (320 - (150 + 20) + 10) / 320
        string label = Directory.EnumerateFiles(folder["out/labels"], "IM3-file01.txt", SearchOption.AllDirectories).Single();
        Assert.Equal("0 0.359375 0.500000 0.093750 0.062500\n", File.ReadAllText(label));
    }

    [Fact]
    public void Volumes_are_added_once()
    {
        using var folder = new TemporaryFolder();
        DrawnKnees.WriteRows(folder["knee.csv"], 2);
        string[] command = ["convert", "knee.csv", "out", .. Drawn, "--append"];
        BallastProcess.Outcome first = BallastProcess.Run(folder.FullPath, command);
        Assert.Equal(0, first.ExitCode);
        Assert.Equal("warning: there is no dataset out to add to; a new one is made.\n", first.Errors);
        BallastProcess.Outcome second = BallastProcess.Run(folder.FullPath, command);
        Assert.Equal((0, ""), (second.ExitCode, second.Errors));
        Assert.Contains("All volumes already exist in the dataset. Nothing to add.\n", second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("written", second.Output, StringComparison.Ordinal);
        DrawnKnees.WriteRows(folder["knee.csv"], 4);
        BallastProcess.Outcome third = BallastProcess.Run(folder.FullPath, command);
        Assert.Contains($"4 volumes, 144 images written to {folder["out"]}\n", third.Output, StringComparison.Ordinal);
        Assert.Equal(["knee.csv", "out"], DatasetFiles.Names(folder.FullPath));
    }

    [Fact]
    public void Images_go_to_coco_to_voc_and_back_and_keep_their_boxes()
    {
        using var folder = new TemporaryFolder();
        SmallSlices.Write(folder["cells"]);
        foreach ((string from, string to, string format) in new[] { ("cells", "a", "coco"), ("a", "b", "voc"), ("b", "c", "yolo") })
        {
            BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, "convert", from, to, "--to", format);
            Assert.True(outcome.ExitCode == 0, outcome.Errors);
            Assert.Contains($"Written to {folder[to]}\n", outcome.Output, StringComparison.Ordinal);
        }

        // 0.5 of 64 pixels: a box from 24 to 40 and from 28 to 36.
        string[] lines = [.. Directory.EnumerateFiles(folder["c"], "IM*.txt", SearchOption.AllDirectories).SelectMany(File.ReadAllLines)];
        Assert.Equal(20, lines.Length);
        Assert.All(lines, line => Assert.Equal([0, 0.5, 0.5, 0.25, 0.125], line.Split(' ').Select(double.Parse)));
    }

    [Fact]
    public void Split_draws_parts_by_group_and_labels_are_renamed()
    {
        using var folder = new TemporaryFolder();
        SmallSlices.Write(folder["cells"]);
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, "convert", "cells", "out", "--split", "--label", "t*=crack", "--json");
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        using JsonDocument document = JsonDocument.Parse(outcome.Output);
        Assert.Equal("crack", document.RootElement.GetProperty("inspection").GetProperty("classes")[0].GetProperty("name").GetString());
        Assert.Equal(80, DatasetFiles.Parts.Sum(part => DatasetFiles.Count(folder["out"], part).Images));
        Assert.Equal(20, DatasetFiles.Parts.Sum(part => DatasetFiles.Volumes(folder["out"], part).Count));
    }

    [Fact]
    public void Real_blood_cells_go_from_voc_to_yolo_and_their_defects_are_named()
    {
        string data = Path.Combine(Environment.GetEnvironmentVariable("BALLAST_DATA") ?? Path.Combine(BallastProcess.RepositoryRoot, "..", "shared", "data"), "bccd-voc");
        Assert.SkipUnless(Directory.Exists(data), "The dataset bccd-voc is not here; set BALLAST_DATA to the folder that holds it.");
        using var folder = new TemporaryFolder();
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, "convert", data, "out");
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.Contains("BloodImage_00338.xml", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("BloodImage_00343.xml", outcome.Output, StringComparison.Ordinal);
        // 2,805, 1,138 and 945 boxes; one of the first and one of the second have no area.
        Assert.Equal([(205, 2804), (87, 1137), (72, 945)], DatasetFiles.Parts.Select(part => (DatasetFiles.Count(folder["out"], part).Images, Lines(folder["out/labels/" + part]))));
    }

    private static int Lines(string labels) => Directory.EnumerateFiles(labels).Sum(file => File.ReadAllLines(file).Length);
}
