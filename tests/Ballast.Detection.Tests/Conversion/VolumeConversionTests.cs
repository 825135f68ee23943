using Ballast.Core;
using Xunit;

namespace Ballast.Detection.Tests;

public sealed class VolumeConversionTests
{
    [Fact]
    public void Volumes_with_and_without_objects_are_split_alike_and_none_into_two_parts()
    {
        using var folder = new TempFolder();
        ConversionReport report = VolumeConversion.Run(MadeConversion.Many(folder, 40, 20), folder.At("out"));
        // 20 of each kind: 14 train, 3 val, 3 test.
        Assert.Equal((28, 6, 6), (report.Summary.TrainVolumes, report.Summary.ValVolumes, report.Summary.TestVolumes));
        foreach ((string part, int torn) in new[] { ("train", 14), ("val", 3), ("test", 3) })
        {
            Assert.Equal(torn, report.Volumes.Values.Count(volume => volume.Split == part && volume.TotalAnnotations > 0));
            (int images, int positive) = MadeVolumes.Recount(folder.At("out"), part);
            Assert.Equal((4 * torn, torn), (images, positive));
        }

        Assert.Equal(40, report.Splits.Train.Concat(report.Splits.Val).Concat(report.Splits.Test).Distinct().Count());
        foreach ((string part, var volumes) in new[] { ("train", report.Splits.Train), ("val", report.Splits.Val), ("test", report.Splits.Test) })
            Assert.Equal(volumes, MadeVolumes.VolumesIn(folder.At("out"), part).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Patients_stay_together()
    {
        using var folder = new TempFolder();
        string map = folder.WriteText("in/patients.csv", "volume,patient\n" + string.Concat(Enumerable.Range(0, 30).Select(volume => $"v{volume:00},p{volume / 3}\n")));
        ConversionReport report = VolumeConversion.Run(MadeConversion.Many(folder, 30, 15) with { PatientMapFile = map }, folder.At("out"));
        Assert.All(report.Volumes.Chunk(3), volumes => Assert.Single(volumes.Select(volume => volume.Value.Split).Distinct()));
        // Ten patients, five with tears: 3.5 and 0.75 of five, rounded, are 4 and 1; the part left over takes one of the fullest.
        Assert.Equal(30, report.Summary.TrainVolumes + report.Summary.ValVolumes + report.Summary.TestVolumes);
        Assert.All([report.Summary.TrainVolumes, report.Summary.ValVolumes, report.Summary.TestVolumes], volumes => Assert.True(volumes > 0 && volumes % 3 == 0));
    }

    [Fact]
    public void A_volume_that_the_patient_map_does_not_know_is_named()
    {
        using var folder = new TempFolder();
        string map = folder.WriteText("in/patients.csv", "volume,patient\nv00,p0\n");
        var error = Assert.Throws<BallastException>(() => VolumeConversion.Run(MadeConversion.Many(folder, 2, 1) with { PatientMapFile = map }, folder.At("out")));
        Assert.Equal($"v01: {map} has no group for volume 'v01'. Add a line for it.", error.Message);
        Assert.Empty(MadeConversion.Left(folder));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_with_any_number_of_threads_and_another_seed_another_split()
    {
        using var folder = new TempFolder();
        string Made(string name, uint seed, int threads)
        {
            VolumeConversion.Run(MadeConversion.Many(folder, 24, 12) with { Seed = seed, Threads = threads }, folder.At(name + "/set"));
            string made = MadeConversion.Snapshot(folder.At(name + "/set"));
            Directory.Delete(folder.At(name), recursive: true);
            return made;
        }

        string first = Made("x", 42, 1);
        Assert.Equal(first, Made("x", 42, 4));
        Assert.NotEqual(first, Made("x", 43, 1));
    }

    [Fact]
    public void Broken_volumes_are_named_and_left_out_and_the_rest_goes_on()
    {
        using var folder = new TempFolder();
        var undecodable = new MadeVolume("undecodable", 2, 32, 24) { Failure = new BallastException("Slice 0 cannot be decoded.") };
        ConversionReport report = VolumeConversion.Run(
            MadeConversion.Request(MadeConversion.Rows(folder), new MadeVolume("fine", 2, 32, 24).Entry, MadeVolume.Broken("broken"), undecodable.Entry, new VolumeEntry("other", () => new MadeVolume("name", 1, 32, 24))),
            folder.At("out"));
        Assert.Equal((4, 1, 2), (report.Summary.TotalVolumes, report.Summary.SuccessfulVolumes, report.Summary.TotalImages));
        Assert.Equal(("failed", "broken.nii: is cut short.", null), (report.Volumes["broken"].Status, report.Volumes["broken"].Reason, report.Volumes["broken"].Split));
        Assert.Equal("Slice 0 cannot be decoded.", report.Volumes["undecodable"].Reason);
        Assert.Equal("The volume calls itself 'name', but was announced as 'other'. Rename its file or folder.", report.Volumes["other"].Reason);
        Assert.Equal(["IM0-fine.png", "IM1-fine.png"], Directory.EnumerateFiles(folder.At("out/images"), "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order());
        Assert.Equal(["conversion_report.json", "dataset.yaml", "images", "labels"], Directory.EnumerateFileSystemEntries(folder.At("out")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Nothing_is_written_when_no_volume_can_be_read()
    {
        using var folder = new TempFolder();
        var error = Assert.Throws<BallastException>(() => VolumeConversion.Run(MadeConversion.Request(MadeConversion.Rows(folder), MadeVolume.Broken("a"), MadeVolume.Broken("b")), folder.At("out")));
        Assert.Equal("None of the 2 volumes can be converted. The first, 'a': a.nii: is cut short.", error.Message);
        Assert.Empty(MadeConversion.Left(folder));
    }

    [Theory]
    [InlineData("../../escaped")]
    [InlineData("/tmp/escaped")]
    [InlineData("a\\b")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("nul\0")]
    public void A_name_that_leads_out_of_the_folder_or_cannot_name_files_is_refused(string name)
    {
        using var folder = new TempFolder();
        ConversionReport report = VolumeConversion.Run(MadeConversion.Request(MadeConversion.Rows(folder), new MadeVolume("fine", 1, 32, 24).Entry, new MadeVolume(name, 1, 32, 24).Entry), folder.At("out"));
        Assert.Equal("failed", report.Volumes[name].Status);
        Assert.Contains("cannot name files", report.Volumes[name].Reason, StringComparison.Ordinal);
        Assert.Equal(["out"], MadeConversion.Left(folder));
        Assert.Equal(["IM0-fine.png"], Directory.EnumerateFiles(folder.Root, "*.png", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    [Fact]
    public void Two_volumes_of_one_name_are_refused()
    {
        using var folder = new TempFolder();
        var error = Assert.Throws<BallastException>(() => VolumeConversion.Run(
            MadeConversion.Request(MadeConversion.Rows(folder), new MadeVolume("a", 1, 32, 24).Entry, new MadeVolume("a", 1, 32, 24).Entry), folder.At("out")));
        Assert.Equal("Two volumes are called 'a', so their slices would have the same names. Rename one of them.", error.Message);
        Assert.Empty(MadeConversion.Left(folder));
    }

    [Fact]
    public void No_volume_and_a_taken_folder_are_refused()
    {
        using var folder = new TempFolder();
        Assert.Equal(
            "There is no volume to convert. Name a folder that holds DICOM, NIfTI or HDF5 volumes.",
            Assert.Throws<BallastException>(() => VolumeConversion.Run(MadeConversion.Request(MadeConversion.Rows(folder)), folder.At("out"))).Message);
        folder.WriteText("out/mine.txt", "mine");
        Assert.Equal(
            $"{folder.At("out")}: is not empty (it holds 'mine.txt'). Nothing was written. Name a new or empty folder.",
            Assert.Throws<BallastException>(() => VolumeConversion.Run(MadeConversion.Many(folder, 2, 1), folder.At("out"))).Message);
        Assert.Equal("mine", File.ReadAllText(folder.At("out/mine.txt")));
    }

    [Fact]
    public void A_cancelled_conversion_leaves_nothing()
    {
        using var folder = new TempFolder();
        using var cancel = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => VolumeConversion.Run(MadeConversion.Many(folder, 12, 6) with { Threads = 1 }, folder.At("out"), new After(3, cancel.Cancel), cancel.Token));
        Assert.Empty(MadeConversion.Left(folder));
    }

    [Fact]
    public void An_unforeseen_failure_is_passed_on_and_leaves_nothing()
    {
        using var folder = new TempFolder();
        var faulty = new MadeVolume("faulty", 2, 32, 24) { Failure = new InvalidOperationException("unforeseen") };
        Assert.Throws<InvalidOperationException>(() => VolumeConversion.Run(MadeConversion.Request(MadeConversion.Rows(folder), new MadeVolume("a", 2, 32, 24).Entry, faulty.Entry), folder.At("out")));
        Assert.Empty(MadeConversion.Left(folder));
    }

    private sealed class After(int steps, Action act) : IProgress<(int Done, int Total)>
    {
        public void Report((int Done, int Total) value)
        {
            if (value.Done == steps) act();
        }
    }
}
