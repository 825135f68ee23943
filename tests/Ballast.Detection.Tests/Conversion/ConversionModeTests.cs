using Ballast.Core;
using Xunit;

namespace Ballast.Detection.Tests;

/// <summary>Adding volumes to a dataset.</summary>
public sealed class ConversionModeTests
{
    [Fact]
    public void Adding_goes_on_after_a_kill_between_the_two_renames()
    {
        using var folder = new TempFolder();
        VolumeConversion.Run(MadeConversion.Many(folder, 4, 2), folder.At("out"));
        Directory.Move(folder.At("out"), folder.At(".out.ballast-replaced"));
        ConversionReport report = VolumeConversion.Run(MadeConversion.Many(folder, 6, 3) with { Mode = ConversionMode.Append }, folder.At("out"));
        Assert.Equal(6, report.Summary.SuccessfulVolumes);
        Assert.False(Directory.Exists(folder.At(".out.ballast-replaced")));
    }

    [Fact]
    public void Adding_keeps_symbolic_links_and_does_not_run_in_their_circles()
    {
        using var folder = new TempFolder();
        VolumeConversion.Run(MadeConversion.Many(folder, 4, 2), folder.At("out"));
        Directory.CreateSymbolicLink(folder.At("out/round"), ".");
        File.CreateSymbolicLink(folder.At("out/notes.txt"), "../elsewhere.txt");
        VolumeConversion.Run(MadeConversion.Many(folder, 6, 3) with { Mode = ConversionMode.Append }, folder.At("out"));
        Assert.Equal(".", new DirectoryInfo(folder.At("out/round")).LinkTarget);
        Assert.Equal("../elsewhere.txt", new FileInfo(folder.At("out/notes.txt")).LinkTarget);
    }

    [Fact]
    public void Known_volumes_keep_their_part_and_their_files_and_only_new_ones_are_split()
    {
        using var folder = new TempFolder();
        ConversionRequest all = MadeConversion.Many(folder, 40, 20);
        ConversionReport first = VolumeConversion.Run(all with { Volumes = [.. all.Volumes.Where((_, i) => i % 2 == 0)] }, folder.At("out"));
        Assert.Equal((10, 10), (first.Annotations.Rows, first.Annotations.RowsOfOtherVolumes));
        Dictionary<string, string> before = Files(folder);
        ConversionReport second = VolumeConversion.Run(all with { Mode = ConversionMode.Append, Seed = 7 }, folder.At("out"));
        Assert.All(first.Volumes, volume => Assert.Equal(volume.Value, second.Volumes[volume.Key] with { ClassDistribution = volume.Value.ClassDistribution }));
        Dictionary<string, string> after = Files(folder);
        Assert.All(before.Where(file => file.Key.EndsWith(".png", StringComparison.Ordinal) || file.Key.EndsWith(".txt", StringComparison.Ordinal)), file => Assert.Equal(file.Value, after[file.Key]));
        // Ten of each kind: 7, 2 and 1, twice.
        Assert.Equal((28, 8, 4), (second.Summary.TrainVolumes, second.Summary.ValVolumes, second.Summary.TestVolumes));
        Assert.Equal((40, 40, 80, 20), (second.Summary.TotalVolumes, second.Summary.SuccessfulVolumes, second.Summary.TotalImages, second.Summary.TotalAnnotations));
        Assert.Equal((20, 20), (second.Annotations.Rows, second.Annotations.LabelLines));
        Assert.Equal(80, Directory.EnumerateFiles(folder.At("out/images"), "*", SearchOption.AllDirectories).Count());
        Assert.Equal(second.ToJson() + "\n", File.ReadAllText(folder.At("out/conversion_report.json")));
        Assert.Equal(["out"], MadeConversion.Left(folder));
    }

    [Fact]
    public void Files_that_a_person_put_into_the_dataset_stay()
    {
        using var folder = new TempFolder();
        VolumeConversion.Run(MadeConversion.Many(folder, 4, 2), folder.At("out"));
        folder.WriteText("out/notes/mine.txt", "mine");
        VolumeConversion.Run(MadeConversion.Many(folder, 6, 2) with { Mode = ConversionMode.Append }, folder.At("out"));
        Assert.Equal("mine", File.ReadAllText(folder.At("out/notes/mine.txt")));
    }

    [Fact]
    public void A_new_volume_of_a_known_patient_goes_to_the_patients_part()
    {
        using var folder = new TempFolder();
        string map = folder.WriteText("in/patients.csv", "volume,patient\n" + string.Concat(Enumerable.Range(0, 40).Select(volume => $"v{volume:00},p{volume % 20}\n")));
        ConversionReport first = VolumeConversion.Run(MadeConversion.Many(folder, 20, 10) with { PatientMapFile = map }, folder.At("out"));
        ConversionReport second = VolumeConversion.Run(MadeConversion.Many(folder, 40, 20) with { PatientMapFile = map, Mode = ConversionMode.Append, Seed = 7 }, folder.At("out"));
        Assert.All(Enumerable.Range(0, 20), volume => Assert.Equal(first.Volumes[$"v{volume:00}"].Split, second.Volumes[$"v{volume + 20:00}"].Split));
    }

    [Fact]
    public void A_patient_whose_volumes_are_in_two_parts_already_is_named()
    {
        using var folder = new TempFolder();
        VolumeConversion.Run(MadeConversion.Many(folder, 20, 10), folder.At("out"));
        string before = MadeConversion.Snapshot(folder.At("out"));
        string map = folder.WriteText("in/patients.csv", "volume,patient\n" + string.Concat(Enumerable.Range(0, 22).Select(volume => $"v{volume:00},one\n")));
        var error = Assert.Throws<BallastException>(() => VolumeConversion.Run(MadeConversion.Many(folder, 22, 10) with { PatientMapFile = map, Mode = ConversionMode.Append }, folder.At("out")));
        Assert.Equal(
            $"{folder.At("out")}: the volumes of patient 'one' are in two parts already, so adding by patient cannot keep them together. Convert all volumes to a new folder with the patient map.",
            error.Message);
        Assert.Equal(before, MadeConversion.Snapshot(folder.At("out")));
        Assert.Equal(["out"], MadeConversion.Left(folder));
    }

    [Fact]
    public void With_nothing_to_add_nothing_is_written()
    {
        using var folder = new TempFolder();
        ConversionReport first = VolumeConversion.Run(MadeConversion.Many(folder, 6, 3), folder.At("out"));
        DateTime written = File.GetLastWriteTimeUtc(folder.At("out/conversion_report.json"));
        ConversionReport second = VolumeConversion.Run(MadeConversion.Many(folder, 6, 3) with { Mode = ConversionMode.Append, Seed = 9 }, folder.At("out"));
        Assert.Equal(first.ToJson(), second.ToJson());
        Assert.Equal(written, File.GetLastWriteTimeUtc(folder.At("out/conversion_report.json")));
    }

    [Fact]
    public void Without_a_report_a_new_dataset_is_made_and_a_taken_folder_is_refused()
    {
        using var folder = new TempFolder();
        Assert.Equal(6, VolumeConversion.Run(MadeConversion.Many(folder, 6, 3) with { Mode = ConversionMode.Append }, folder.At("out")).Summary.SuccessfulVolumes);
        File.Delete(folder.At("out/conversion_report.json"));
        Assert.Equal(
            $"{folder.At("out")}: has no conversion_report.json, so nobody can tell which volumes are in it, and none can be added. Name a dataset that a conversion of volumes made, or a new folder.",
            Assert.Throws<BallastException>(() => VolumeConversion.Run(MadeConversion.Many(folder, 8, 3) with { Mode = ConversionMode.Append }, folder.At("out"))).Message);
    }

    [Fact]
    public void A_volume_that_failed_before_is_tried_again_and_its_rows_are_counted_once()
    {
        using var folder = new TempFolder();
        string[] rows = ["a,0,No,2,3,10,5,Meniscus Tear", "b,0,No,2,3,10,5,Meniscus Tear", "b,9,No,2,3,10,5,Meniscus Tear"];
        ConversionRequest request = MadeConversion.Request(MadeConversion.Rows(folder, rows), new MadeVolume("a", 2, 32, 24).Entry, MadeVolume.Broken("b"));
        AnnotationAccount first = VolumeConversion.Run(request, folder.At("out")).Annotations;
        Assert.Equal((1, 2), (first.Rows, first.RowsOfFailedVolumes));
        AnnotationAccountTests.AddsUp(first, 3);
        ConversionReport second = VolumeConversion.Run(request with { Volumes = [.. request.Volumes.Where(volume => volume.Name == "a"), new MadeVolume("b", 2, 32, 24).Entry], Mode = ConversionMode.Append }, folder.At("out"));
        Assert.Equal((2, "success"), (second.Summary.SuccessfulVolumes, second.Volumes["b"].Status));
        Assert.Equal((3, 2, 0), (second.Annotations.Rows, second.Annotations.LabelLines, second.Annotations.RowsOfFailedVolumes));
        AnnotationAccountTests.AddsUp(second.Annotations, 3);
    }

    [Fact]
    public void New_classes_come_after_the_known_ones()
    {
        using var folder = new TempFolder();
        string[] rows = ["a,0,No,2,3,10,5,Meniscus Tear", "b,0,No,2,3,10,5,Cyst", "b,0,No,4,3,10,5,Meniscus Tear"];
        ConversionRequest request = MadeConversion.Request(MadeConversion.Rows(folder, rows), new MadeVolume("a", 2, 32, 24).Entry);
        VolumeConversion.Run(request, folder.At("out"));
        ConversionReport report = VolumeConversion.Run(
            request with { Volumes = [new MadeVolume("b", 2, 32, 24).Entry], Labels = LabelMap.Of(("Cyst", "cyst"), ("Meniscus Tear", "tear")), Mode = ConversionMode.Append }, folder.At("out"));
        Assert.Equal(["tear", "cyst"], report.Classes);
        Assert.Equal(["1", "0"], MadeConversion.LabelText(folder.At("out"), "IM0-b")!.TrimEnd().Split('\n').Select(line => line[..1]));
        Assert.Equal(2, report.Volumes.Count);
    }

    [Fact]
    public void A_cancelled_addition_leaves_the_dataset_as_it_was()
    {
        using var folder = new TempFolder();
        VolumeConversion.Run(MadeConversion.Many(folder, 4, 2), folder.At("out"));
        string before = MadeConversion.Snapshot(folder.At("out"));
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => VolumeConversion.Run(MadeConversion.Many(folder, 8, 4) with { Mode = ConversionMode.Append }, folder.At("out"), cancellation: cancel.Token));
        Assert.Equal(before, MadeConversion.Snapshot(folder.At("out")));
        Assert.Equal(["out"], MadeConversion.Left(folder));
    }

    private static Dictionary<string, string> Files(TempFolder folder) =>
        Directory.EnumerateFiles(folder.At("out"), "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(folder.Root, file), file => Convert.ToHexString(File.ReadAllBytes(file)));
}
