using System.Text.Json;
using Ballast.Core;

namespace Ballast.Volumes.Tests;

public sealed class NiftiVolumeTests : IDisposable
{
    private static readonly JsonElement Reference = JsonDocument.Parse(File.ReadAllText(Path.Join(AppContext.BaseDirectory, "Nifti", "nibabel.json"))).RootElement;

    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Files => [.. Reference.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("name").GetString()!)];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_frame_along_every_axis_is_what_nibabel_reads(string name)
    {
        JsonElement expected = Reference.GetProperty("files").EnumerateArray().Single(file => file.GetProperty("name").GetString() == name);
        int[] shape = [.. expected.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())];
        string path = SharedData.File("volumes/nifti/" + name);
        int frame = 0, missing = 0;
        foreach (JsonElement hashes in expected.GetProperty("axes").EnumerateArray())
        {
            foreach (VolumeAxis axis in Enum.GetValues<VolumeAxis>())
            {
                using NiftiVolume volume = NiftiVolume.Open(path, new NiftiOptions { Axis = axis, Frame = frame });
                Assert.Equal(shape[3], volume.Frames);
                Assert.Equal(shape[(int)axis], volume.Slices);
                Assert.Equal(hashes[(int)axis].GetString(), Hashes.Of(volume));
                if (axis == VolumeAxis.Third) missing += Hashes.Slices(volume).Sum(slice => slice.Count(float.IsNaN));
                if (axis == VolumeAxis.Third && frame == 0)
                    Assert.Equal((float)expected.GetProperty("corner").GetDouble(), Hashes.Slice(volume, 1)[2 * shape[0] + 1]);
            }

            frame++;
        }

        Assert.Equal(shape[3], frame);
        Assert.Equal(expected.GetProperty("nan").GetInt32(), missing);
    }

    [Fact]
    public void A_slice_has_its_first_axis_in_columns_and_its_second_in_rows()
    {
        using NiftiVolume volume = Made(new NiftiBytes { Values = [.. Enumerable.Range(0, 12).Select(i => (byte)i)] });
        Assert.Equal((3, 2, 2, 1), (volume.WidthPixels, volume.HeightPixels, volume.Slices, volume.Frames));
        Assert.Equal([6, 7, 8, 9, 10, 11], Hashes.Slice(volume, 1));
        Assert.Equal(new SliceIdentity(1, null), volume.Identity(1));
    }

    [Theory]
    [InlineData(VolumeAxis.First, 1, new float[] { 1, 4, 7, 10 })]
    [InlineData(VolumeAxis.Second, 1, new float[] { 3, 4, 5, 9, 10, 11 })]
    public void A_volume_is_cut_across_any_axis(VolumeAxis axis, int slice, float[] expected)
    {
        string path = folder.Write("v.nii", new NiftiBytes { Values = [.. Enumerable.Range(0, 12).Select(i => (byte)i)] }.First());
        using NiftiVolume volume = NiftiVolume.Open(path, new NiftiOptions { Axis = axis });
        Assert.Equal(expected, Hashes.Slice(volume, slice));
    }

    [Theory]
    [InlineData(2f, 10f, 14f)]
    [InlineData(0f, 10f, 2f)]
    [InlineData(float.NaN, 10f, 2f)]
    [InlineData(float.PositiveInfinity, float.NaN, 2f)]
    public void A_slope_of_zero_or_no_number_leaves_values_as_stored(float slope, float intercept, float expected)
    {
        using NiftiVolume volume = Made(new NiftiBytes { Slope = slope, Intercept = intercept, Values = [2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] });
        Assert.Equal(expected, Hashes.Slice(volume, 0)[0]);
    }

    [Fact]
    public void The_displayed_range_of_the_header_is_the_window()
    {
        // c − 0.5 − (w − 1)/2 = 10 and c − 0.5 + (w − 1)/2 = 30 give w = 21 and c = 20.5.
        using NiftiVolume volume = Made(new NiftiBytes { DisplayedLow = 10, DisplayedHigh = 30 });
        Assert.Equal(new IntensityWindow(20.5, 21), volume.Window);
        using NiftiVolume without = Made(new NiftiBytes());
        Assert.Null(without.Window);
    }

    [Fact]
    public void A_packed_file_is_the_file_it_was()
    {
        byte[] file = new NiftiBytes { Values = [.. Enumerable.Range(0, 12).Select(i => (byte)i)] }.First();
        string plain = folder.Write("v.nii", file), packed = folder.Write("v.nii.gz", NiftiBytes.Pack(file));
        using NiftiVolume first = NiftiVolume.Open(plain), second = NiftiVolume.Open(packed);
        Assert.Equal(Hashes.Of(first), Hashes.Of(second));
        Assert.Equal(("v", "v"), (first.Name, second.Name));
    }

    [Fact]
    public void Threads_may_read_at_once()
    {
        string path = SharedData.File("volumes/nifti/someones_anatomy.nii.gz");
        using NiftiVolume volume = NiftiVolume.Open(path);
        float[][] slices = new float[volume.Slices][];
        Parallel.For(0, slices.Length, i => slices[i] = Hashes.Slice(volume, i));
        Assert.Equal(Hashes.Slices(volume), slices);
    }

    [Fact]
    public void A_file_that_is_cut_short_is_refused()
    {
        byte[] file = new NiftiBytes().First();
        Refused(file[..^1], "its header names 3 x 2 x 2 values in 1 frames, more than the file can hold. Copy the file again.");
        Refused(file[..100], "ends after 100 of the 348 bytes of its NIfTI header. Copy the file again.");
        Refused([92, 1], "is not a NIfTI file: it does not start with the length of a header, 348 or 540. Name a .nii or .nii.gz file.");
    }

    [Fact]
    public void A_packed_file_that_is_cut_short_is_refused_when_its_values_are_read()
    {
        // 352 + 12 bytes are wanted, but a gzip file of 300 zeros more than the header is not what is missing: the values end early.
        string path = folder.Write("v.nii.gz", NiftiBytes.Pack(new NiftiBytes().First()[..360]));
        using NiftiVolume volume = NiftiVolume.Open(path);
        var refusal = Assert.Throws<BallastException>(() => Hashes.Slice(volume, 0));
        Assert.Equal($"{path}: ends at byte 360, but its values reach to byte 364. Copy the file again.", refusal.Message);
    }

    [Fact]
    public void Sizes_that_multiply_beyond_all_bounds_are_refused()
    {
        Refused(new NiftiBytes { Sizes = [7, 32767, 32767, 32767, 32767, 32767, 32767, 32767], Type = 64 }.First(),
            "its header names 32767 x 32767 x 32767 values in 2147483647 frames, more than the file can hold. Copy the file again.");
        Refused(SecondWithSizes(int.MaxValue), "its header names 9903520300447984150353281023 values a frame, more than a file can hold. The file is damaged.");
        Refused(new NiftiBytes { Sizes = [3, 2, -1, 2] }.First(), "axis 2 has the size -1, but 1 to 2147483647 are allowed. The file is damaged.");
        Refused(new NiftiBytes { Sizes = [9] }.First(), "its header names 9 axes, but an image has 2 to 7. The file is damaged.");
    }

    [Fact]
    public void What_is_no_plain_number_is_refused()
    {
        Refused(new NiftiBytes { Type = 128 }.First(), "its values have the type 128 (RGB), but Ballast reads whole numbers of 8 to 64 bits, float32 and float64. Convert the file.");
        Refused(new NiftiBytes { Type = 3 }.First(), "its values have the type 3, but Ballast reads whole numbers of 8 to 64 bits, float32 and float64. Convert the file.");
    }

    [Fact]
    public void Headers_that_Ballast_does_not_read_say_what_to_do()
    {
        Refused(new NiftiBytes { Magic = "ni1\0" }.First(), "is the header of a pair of files (.hdr and .img), but Ballast reads NIfTI in one file. Convert the pair to .nii or .nii.gz.");
        Refused(new NiftiBytes { Magic = "\0\0\0\0" }.First(), "has no NIfTI-1 signature at byte 344; it may be an Analyze file. Convert it to .nii.");
        Refused(new NiftiBytes { Offset = 100 }.First(), "its values start at byte 100, but the header ends at byte 352. The file is damaged.");
        Refused(new NiftiBytes { Slope = 2, Intercept = float.NaN }.First(), "its slope is 2 but its intercept is no finite number. Correct scl_inter in the header.");
    }

    [Fact]
    public void A_frame_that_is_not_there_is_refused()
    {
        string path = folder.Write("v.nii", new NiftiBytes().First());
        var refusal = Assert.Throws<BallastException>(() => NiftiVolume.Open(path, new NiftiOptions { Frame = 1 }));
        Assert.Equal($"{path}: has 1 frames, so there is no frame 1. Choose a frame from 0 to 0.", refusal.Message);
        Assert.Equal("The frame is -1 but frames are counted from 0.", Assert.Throws<BallastException>(() => new NiftiOptions { Frame = -1 }).Message);
        Assert.Equal("A volume has no axis 7. Choose First, Second or Third.", Assert.Throws<BallastException>(() => new NiftiOptions { Axis = (VolumeAxis)7 }).Message);
    }

    [Fact]
    public void Damaged_files_are_refused_or_read_but_never_crash() => Damage(1000);

    [Fact]
    [Trait("Category", "Slow")]
    public void Many_damaged_files_are_refused_or_read_but_never_crash() => Damage(200_000);

    private void Damage(int rounds)
    {
        byte[] whole = new NiftiBytes { Values = [.. Enumerable.Range(0, 12).Select(i => (byte)i)] }.First();
        var random = new ItemRandom(1, 2);
        for (int round = 0; round < rounds; round++)
        {
            byte[] file = [.. whole];
            for (int change = random.NextIndex(4); change >= 0; change--) file[random.NextIndex(352)] = (byte)random.NextBits();
            if (random.NextIndex(4) == 0) file = file[..random.NextIndex(file.Length)];
            ReadOrRefuse(folder.Write("m.nii", round % 2 == 0 ? file : NiftiBytes.Pack(file)));
        }
    }

    /// <summary>The header of NIfTI-2 for bytes along three axes.</summary>
    private static byte[] SecondWithSizes(long size)
    {
        byte[] file = new byte[600];
        BitConverter.GetBytes(540).CopyTo(file, 0);
        "n+2\0\r\n\u001a\n"u8.CopyTo(file.AsSpan(4));
        file[12] = 2;
        long[] sizes = [3, size, size, size];
        for (int i = 0; i < sizes.Length; i++) BitConverter.GetBytes(sizes[i]).CopyTo(file, 16 + 8 * i);
        return file;
    }

    private static void ReadOrRefuse(string path)
    {
        try
        {
            using NiftiVolume volume = NiftiVolume.Open(path, new NiftiOptions { Axis = VolumeAxis.Second });
            Hashes.Slice(volume, 0);
        }
        catch (BallastException refusal)
        {
            Assert.StartsWith(path, refusal.Message, StringComparison.Ordinal);
        }
    }

    private NiftiVolume Made(NiftiBytes file) => NiftiVolume.Open(folder.Write("v.nii", file.First()));

    private void Refused(byte[] file, string because)
    {
        string path = folder.Write("refused.nii", file);
        Assert.Equal($"{path}: {because}", Assert.Throws<BallastException>(() => NiftiVolume.Open(path)).Message);
    }
}
