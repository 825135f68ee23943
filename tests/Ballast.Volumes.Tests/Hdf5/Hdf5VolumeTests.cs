using System.Text.Json;
using Ballast.Core;
using PureHDF;

namespace Ballast.Volumes.Tests;

public sealed class Hdf5VolumeTests : IDisposable
{
    private static readonly string Files = Path.Join(AppContext.BaseDirectory, "Hdf5", "Files");

    private static readonly JsonElement Reference = JsonDocument.Parse(File.ReadAllText(Path.Join(Files, "values.json"))).RootElement.GetProperty("values");

    private readonly TemporaryFolder folder = new();

    public static TheoryData<string, string> Datasets =>
        [.. Reference.EnumerateArray().Select(entry => new TheoryDataRow<string, string>(entry.GetProperty("file").GetString()!, entry.GetProperty("dataset").GetString()!))];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Datasets))]
    public void Every_frame_is_what_h5py_reads(string file, string dataset)
    {
        JsonElement expected = Reference.EnumerateArray().Single(entry => entry.GetProperty("file").GetString() == file && entry.GetProperty("dataset").GetString() == dataset);
        string path = file.EndsWith(".mnc", StringComparison.Ordinal) ? SharedData.File("volumes/hdf5/" + file) : Path.Join(Files, file);
        int[] shape = [.. expected.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())];
        int frame = 0;
        foreach (JsonElement hash in expected.GetProperty("frames").EnumerateArray())
        {
            using Hdf5Volume volume = Hdf5Volume.Open(path, new Hdf5Options { Dataset = dataset, Frame = frame++ });
            Assert.Equal((shape[^3], shape[^2], shape[^1]), (volume.Slices, volume.HeightPixels, volume.WidthPixels));
            Assert.Equal(hash.GetString(), Hashes.Of(volume));
            Assert.Equal(shape.Length == 4 ? shape[0] : 1, volume.Frames);
        }
    }

    [Fact]
    public void The_attributes_of_fastMRI_are_read()
    {
        using Hdf5Volume volume = Hdf5Volume.Open(Path.Join(Files, "file1000000.h5"));
        Assert.Equal(("file1000000", "0a1b", "CORPD_FBK"), (volume.Name, volume.PatientId, volume.Acquisition));
        float[] all = [.. Hashes.Slices(volume).SelectMany(slice => slice)];
        Assert.Equal(all.Max(), volume.Maximum!.Value, 1e-12);
        // The norm was summed in float32 by the script: seven digits.
        Assert.Equal(Math.Sqrt(all.Sum(value => (double)value * value)), volume.Norm!.Value, 1e-8);
    }

    [Fact]
    public void A_file_without_the_attributes_has_none()
    {
        using Hdf5Volume volume = Hdf5Volume.Open(Path.Join(Files, "packed.h5"));
        Assert.Equal((null, null, null, null), (volume.PatientId, volume.Acquisition, volume.Maximum, volume.Norm));
    }

    [Fact]
    public void A_file_that_PureHDF_wrote_is_read()
    {
        string path = folder.File("made.h5");
        new H5File { ["reconstruction_rss"] = new float[2, 2, 3] { { { 1, 2, 3 }, { 4, 5, 6 } }, { { 7, 8, 9 }, { 10, 11, float.NaN } } } }.Write(path);
        using Hdf5Volume volume = Hdf5Volume.Open(path);
        Assert.Equal([7, 8, 9, 10, 11, float.NaN], Hashes.Slice(volume, 1));
    }

    [Fact]
    public void Threads_may_read_at_once()
    {
        using Hdf5Volume volume = Hdf5Volume.Open(Path.Join(Files, "packed.h5"));
        float[][] expected = Hashes.Slices(volume);
        Parallel.For(0, 200, i => Assert.Equal(expected[i % 5], Hashes.Slice(volume, i % 5)));
    }

    [Fact]
    public void A_missing_dataset_is_refused_with_those_that_are_there()
    {
        Refused("kinds.h5", "reconstruction_rss",
            "has no dataset 'reconstruction_rss'. It holds complex (5 x 4 x 3), empty (0 x 4 x 3), group/volume (2 x 4 x 3). Name one of these, or leave the file out.");
        Refused("kinds.h5", "group",
            "has no dataset 'group'. It holds complex (5 x 4 x 3), empty (0 x 4 x 3), group/volume (2 x 4 x 3). Name one of these, or leave the file out.");
    }

    [Fact]
    public void What_is_no_volume_is_refused()
    {
        Refused("kinds.h5", "flat", "the dataset 'flat' has 2 axes (5 x 4), but a volume has 3 (slices, rows, columns) or 4 (frames before these). Name another dataset.");
        Refused("kinds.h5", "complex", "the dataset 'complex' does not hold plain numbers, but Ballast reads whole numbers of 8 to 64 bits, float32 and float64. Name another dataset.");
        Refused("kinds.h5", "empty", "the dataset 'empty' has the sizes 0 x 4 x 3, but every axis needs 1 or more and a slice at most 268435456 pixels. Name another dataset.");
        Assert.Equal("The name of the HDF5 dataset is empty. Name one, for example reconstruction_rss.", Assert.Throws<BallastException>(() => new Hdf5Options { Dataset = " " }).Message);
        Assert.Equal("The frame is -1 but frames are counted from 0.", Assert.Throws<BallastException>(() => new Hdf5Options { Frame = -1 }).Message);
    }

    [Fact]
    public void A_frame_that_is_not_there_is_refused()
    {
        string path = Path.Join(Files, "file1000000.h5");
        Assert.Equal($"{path}: the dataset 'reconstruction_rss' has one frame, so there is no frame 2. Choose frame 0.",
            Assert.Throws<BallastException>(() => Hdf5Volume.Open(path, new Hdf5Options { Frame = 2 })).Message);
    }

    [Fact]
    public void Values_packed_with_LZF_are_refused()
    {
        Refused("lzf.h5", "reconstruction_rss", "its values are packed with LZF, which Ballast does not read. Pack them with gzip, for example with h5repack -f GZIP=4.");
    }

    [Fact]
    public void Values_of_the_other_byte_order_are_refused()
    {
        Refused("big-endian.h5", "reconstruction_rss", "its values are big-endian, which Ballast does not read in HDF5 files. Write them as little-endian.");
    }

    [Fact]
    public void No_other_file_is_read_because_a_file_says_so()
    {
        Refused("external-link.h5", "reconstruction_rss", "cannot be read as HDF5: it holds a link to another file. Copy the file again, or leave it out.");
        Refused("external-values.h5", "reconstruction_rss", "keeps its values in another file, which is not read. Copy the values into this file.");
        Refused("virtual.h5", "reconstruction_rss", "the dataset 'reconstruction_rss' is virtual: its values lie in other files, which are not read. Copy the values into this file.");
    }

    [Fact]
    public void Values_of_a_file_elsewhere_are_never_given_out()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The file names /proc/version, which only Linux has.");
        Refused("external-values-elsewhere.h5", "reconstruction_rss", "keeps its values in another file, which is not read. Copy the values into this file.");
    }

    [Fact]
    public void Links_in_a_circle_are_refused()
    {
        Refused("circle.h5", "reconstruction_rss", "has no dataset 'reconstruction_rss'. It holds no dataset of three or four axes. Leave the file out.");
    }

    [Theory]
    [InlineData("file1000000.h5")]
    [InlineData("packed.h5")]
    public void Damaged_files_are_refused_or_read_but_never_crash(string name) => Damage(name, 500);

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("file1000000.h5")]
    [InlineData("packed.h5")]
    [InlineData("kinds.h5")]
    [InlineData("virtual.h5")]
    [InlineData("external-link.h5")]
    [InlineData("circle.h5")]
    public void Many_damaged_files_are_refused_or_read_but_never_crash(string name) => Damage(name, 20_000);

    private static void Refused(string file, string dataset, string because)
    {
        string path = Path.Join(Files, file);
        Assert.Equal($"{path}: {because}", Assert.Throws<BallastException>(() => Hdf5Volume.Open(path, new Hdf5Options { Dataset = dataset })).Message);
    }

    private void Damage(string name, int rounds)
    {
        byte[] whole = File.ReadAllBytes(Path.Join(Files, name));
        var random = new ItemRandom(1, (ulong)rounds);
        for (int round = 0; round < rounds; round++)
        {
            byte[] file = [.. whole];
            for (int change = random.NextIndex(4); change >= 0; change--) file[random.NextIndex(Math.Min(file.Length, 3000))] = (byte)random.NextBits();
            if (random.NextIndex(4) == 0) file = file[..random.NextIndex(file.Length)];
            string path = folder.Write("m.h5", file);
            try
            {
                using Hdf5Volume volume = Hdf5Volume.Open(path);
                Hashes.Slice(volume, 0);
            }
            catch (BallastException refusal)
            {
                Assert.StartsWith(path, refusal.Message, StringComparison.Ordinal);
            }
        }
    }
}
