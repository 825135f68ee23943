using Ballast.Core;
using Xunit;

namespace Ballast.Detection.Tests;

public sealed class VolumeSourcesTests
{
    [Fact]
    public void A_missing_folder_and_one_without_volumes_are_refused()
    {
        using var folder = new TempFolder();
        Assert.Equal(
            $"Volumes not found: {folder.At("none")}. Name a folder of DICOM, NIfTI or HDF5 files.",
            Assert.Throws<BallastException>(() => VolumeSources.Find(folder.At("none"))).Message);
        folder.WriteText("in/readme.txt", "nothing here");
        Assert.Equal(
            $"{folder.At("in")}: holds no DICOM series and no NIfTI or HDF5 file. Name the folder of the volumes.",
            Assert.Throws<BallastException>(() => VolumeSources.Find(folder.At("in"))).Message);
    }

    [Fact]
    public void Files_are_found_by_their_ending_and_opened_when_they_are_converted()
    {
        using var folder = new TempFolder();
        folder.WriteText("in/b/second.h5", "no volume");
        folder.WriteText("in/first.nii.gz", "no volume");
        var (volumes, problems) = VolumeSources.Find(folder.At("in"));
        Assert.Equal(["first", "second"], volumes.Select(volume => volume.Name));
        Assert.Empty(problems);
        Assert.Throws<BallastException>(() => volumes[0].Open());
        Assert.Equal(["second"], VolumeSources.Find(folder.At("in/b/second.h5")).Volumes.Select(volume => volume.Name));
    }

    [Fact]
    public void Real_nifti_and_hdf5_files_become_slices_and_what_cannot_be_read_is_named()
    {
        string data = SharedData.Folder("volumes");
        using var folder = new TempFolder();
        folder.WriteText("in/none.txt", "");
        var (volumes, _) = VolumeSources.Find(data);
        string[] files = [.. Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".md", StringComparison.Ordinal))];
        Assert.Equal(files.Length, volumes.Length);
        ConversionReport report = VolumeConversion.Run(MadeConversion.Request(MadeConversion.Rows(folder), [.. volumes]), folder.At("out"));
        Assert.Equal(files.Length, report.Summary.TotalVolumes);
        Assert.All(report.Volumes.Values, volume => Assert.True(volume.Status == "success" ? volume.TotalSlices > 0 : volume.Reason!.Length > 20));
        Assert.Equal("success", report.Volumes["anatomical"].Status);
        Assert.Equal(report.Summary.TotalImages, Directory.EnumerateFiles(folder.At("out/images"), "*.png", SearchOption.AllDirectories).Count());
    }

    [Fact]
    public void Real_dicom_series_become_slices_and_what_cannot_be_read_is_named()
    {
        string data = SharedData.Folder("dicom");
        using var folder = new TempFolder();
        var (volumes, problems) = VolumeSources.Find(data);
        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.True(problem.Detail.Length > 10, problem.File));
        ConversionReport report = VolumeConversion.Run(MadeConversion.Request(MadeConversion.Rows(folder), [.. volumes]), folder.At("out"));
        Assert.Equal(volumes.Length, report.Summary.TotalVolumes);
        Assert.All(report.Volumes.Values, volume => Assert.True(volume.Status == "success" ? volume.TotalSlices > 0 : volume.Reason!.Length > 20));
        Assert.Equal(report.Summary.TotalImages, Directory.EnumerateFiles(folder.At("out/images"), "*.png", SearchOption.AllDirectories).Count());
        Assert.True(report.Summary.SuccessfulVolumes > 20);
    }
}
