using Ballast.Core;

namespace Ballast.Volumes.Tests;

public sealed class VolumeFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_content_tells_the_format_and_not_the_name()
    {
        byte[] nifti = new NiftiBytes().First();
        using IVolumeSource plain = VolumeFile.Open(folder.Write("a.h5", nifti)), packed = VolumeFile.Open(folder.Write("b.bin", NiftiBytes.Pack(nifti)));
        Assert.IsType<NiftiVolume>(plain);
        Assert.IsType<NiftiVolume>(packed);
        byte[] hdf5 = File.ReadAllBytes(Path.Join(AppContext.BaseDirectory, "Hdf5", "Files", "file1000000.h5"));
        using IVolumeSource volume = VolumeFile.Open(folder.Write("c.nii", hdf5));
        Assert.IsType<Hdf5Volume>(volume);
        Assert.Equal("c", volume.Name);
    }

    [Fact]
    public void A_DICOM_file_is_a_volume_of_its_frames()
    {
        using IVolumeSource volume = VolumeFile.Open(SharedData.File(Path.Join("dicom", "pydicom", "CT_small.dcm")));
        Assert.Equal(("CT_small", 1, 128, 128), (volume.Name, volume.Slices, volume.WidthPixels, volume.HeightPixels));
    }

    [Fact]
    public void The_options_of_a_format_reach_its_reader()
    {
        using IVolumeSource volume = VolumeFile.Open(folder.Write("a.nii", new NiftiBytes().First()), new VolumeFileOptions { Nifti = new NiftiOptions { Axis = VolumeAxis.First } });
        Assert.Equal(3, volume.Slices);
    }

    [Fact]
    public void What_is_no_volume_is_refused()
    {
        string text = folder.Write("a.nii", "hello"u8), empty = folder.Write("b.nii", []), absent = folder.File("c.nii");
        Assert.Equal($"{text}: is no volume that Ballast reads: it starts neither as an HDF5 file nor as a NIfTI or DICOM file. Convert it, or leave it out.",
            Assert.Throws<BallastException>(() => VolumeFile.Open(text)).Message);
        Assert.Equal($"{empty}: is no volume that Ballast reads: it starts neither as an HDF5 file nor as a NIfTI or DICOM file. Convert it, or leave it out.",
            Assert.Throws<BallastException>(() => VolumeFile.Open(empty)).Message);
        Assert.Equal($"{absent}: cannot be read: Could not find file '{absent}'.", Assert.Throws<BallastException>(() => VolumeFile.Open(absent)).Message);
    }

    [Fact]
    public void Reading_beside_the_volume_is_a_defect_of_the_caller()
    {
        using IVolumeSource volume = VolumeFile.Open(folder.Write("a.nii", new NiftiBytes().First()));
        Assert.Throws<ArgumentOutOfRangeException>(() => volume.ReadSlice(2, new float[6]));
        Assert.Throws<ArgumentOutOfRangeException>(() => volume.Identity(-1));
        Assert.Throws<ArgumentException>(() => volume.ReadSlice(0, new float[5]));
    }
}
