using System.Text.Json;

namespace Ballast.Cli.Tests;

public sealed class VerifyTests
{
    [Fact]
    public void A_clean_dataset_passes()
    {
        using TemporaryFolder folder = Balanced();
        string before = DatasetFiles.Snapshot(folder["out"]);
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, "verify", "out");
        Assert.True(outcome.ExitCode == 0, outcome.Output);
        Assert.Equal("", outcome.Errors);
        Assert.Contains("✓ No group, no identical file and no near-duplicate is in two parts; labels and sums hold.\n", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(before, DatasetFiles.Snapshot(folder["out"]));
    }

    [Fact]
    public void A_volume_in_two_parts_is_named()
    {
        using TemporaryFolder folder = Balanced();
        (int volume, int slice, _) = First(folder["out"], "train");
        string name = SmallSlices.Name(volume, slice);
        File.Move(folder[$"out/images/train/{name}.bmp"], folder[$"out/images/test/{name}.bmp"]);
        File.Move(folder[$"out/labels/train/{name}.txt"], folder[$"out/labels/test/{name}.txt"]);
        Fails(folder, $"v{volume:00}", "train", "test");
    }

    [Fact]
    public void A_resized_copy_in_another_part_is_named() => CopyIsNamed(times: 2, mirrored: false);

    [Fact]
    public void A_mirrored_copy_in_another_part_is_named() => CopyIsNamed(times: 1, mirrored: true);

    [Fact]
    public void Json_is_one_document_on_standard_output_with_exit_code_1_too()
    {
        using TemporaryFolder folder = Balanced();
        File.WriteAllText(folder["out/labels/val/orphan.txt"], "");
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, "verify", "out", "--json", "--no-near-duplicates");
        using JsonDocument document = JsonDocument.Parse(outcome.Output);
        Assert.Equal(1, outcome.ExitCode);
        Assert.False(document.RootElement.GetProperty("is_clean").GetBoolean());
        Assert.Contains("orphan.txt", document.RootElement.GetProperty("findings")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("ballast: error: out: 1 thing is wrong.\n", outcome.Errors);
    }

    private static void CopyIsNamed(int times, bool mirrored)
    {
        using TemporaryFolder folder = Balanced();
        (int volume, int slice, string name) = First(folder["out"], "train");
        // Under the name of a volume of the test part, so that only the looks tell.
        string other = First(folder["out"], "test").Name.Split('-')[1];
        File.WriteAllBytes(folder[$"out/images/test/IM99-{other}.bmp"], SmallSlices.Draw(volume, slice, times, mirrored));
        File.WriteAllText(folder[$"out/labels/test/IM99-{other}.txt"], "");
        Fails(folder, $"images/test/IM99-{other}.bmp", $"images/train/{name}.bmp");
    }

    private static (int Volume, int Slice, string Name) First(string dataset, string part)
    {
        string name = Path.GetFileNameWithoutExtension(Directory.EnumerateFiles(Path.Combine(dataset, "images", part)).Min(StringComparer.Ordinal)!);
        return (int.Parse(name[^2..]), int.Parse(name[2..name.IndexOf('-')]), name);
    }

    private static TemporaryFolder Balanced()
    {
        var folder = new TemporaryFolder();
        SmallSlices.Write(folder["slices"]);
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, "balance", "slices", "out");
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        return folder;
    }

    /// <summary>One of the findings has all the words.</summary>
    private static void Fails(TemporaryFolder folder, params string[] words)
    {
        BallastProcess.Outcome outcome = BallastProcess.Run(folder.FullPath, "verify", "out");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(outcome.Output.Split('\n'), line => words.All(word => line.Contains(word, StringComparison.Ordinal)));
        Assert.StartsWith("ballast: error: out: ", outcome.Errors, StringComparison.Ordinal);
        Assert.Single(outcome.Errors.TrimEnd().Split('\n'));
    }
}
