using Ballast.Core;

namespace Ballast.Volumes.Tests;

public sealed class SlicePicturesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Files_are_named_by_number_and_volume_and_are_the_same_with_any_number_of_threads()
    {
        using var knee = new DrawnKnee(new DrawnKneeOptions { Name = "file7", Slices = 5, WidthPixels = 40, HeightPixels = 32 });
        GreyVolume volume = GreyVolume.Of(knee);
        Assert.Equal(["IM0-file7.png", "IM1-file7.png", "IM2-file7.png", "IM3-file7.png", "IM4-file7.png"], SlicePictures.Write(volume, folder.File("one"), 1));
        SlicePictures.Write(volume, folder.File("many"), 4);
        for (int i = 0; i < 5; i++)
        {
            byte[] written = File.ReadAllBytes(Path.Join(folder.File("one"), $"IM{i}-file7.png"));
            Assert.Equal(volume.EncodePng(i), written);
            Assert.Equal(written, File.ReadAllBytes(Path.Join(folder.File("many"), $"IM{i}-file7.png")));
        }

        Assert.Equal(5, Directory.GetFiles(folder.File("many")).Length);
    }

    [Fact]
    public void Names_that_reach_out_of_the_folder_are_refused()
    {
        var volume = new MadeVolume(1, 1, [0]) { Name = "../up" };
        Assert.Equal("The volume '../up' cannot name files: 1 to 200 characters without / \\ : * ? \" < > | and control characters are allowed. Rename its file or folder.",
            Assert.Throws<BallastException>(() => SlicePictures.NamesOf(volume)).Message);
    }

    [Fact]
    public void Two_slices_of_one_number_are_refused()
    {
        var volume = new MadeVolume(1, 1, [0], [0], [0]) { Number = index => index / 2 };
        Assert.Equal("The slices 0 and 1 of the volume 'made' both have the number 0, so that their files would have the same name. Correct the instance numbers.",
            Assert.Throws<BallastException>(() => SlicePictures.NamesOf(volume)).Message);
    }

    [Fact]
    public void A_broken_slice_and_a_cancellation_end_the_work()
    {
        var volume = new MadeVolume(1, 1, [0], [1], [2]) { Broken = 1 };
        GreyVolume grey = GreyVolume.Of(volume, new GreyOptions { Window = SliceWindow.Knee });
        Assert.Equal("The slice is broken.", Assert.Throws<BallastException>(() => SlicePictures.Write(grey, folder.FullPath, 2)).Message);
        Assert.Throws<OperationCanceledException>(() => SlicePictures.Write(grey, folder.FullPath, 2, null, new CancellationToken(true)));
    }

    [Fact]
    public void Progress_ends_with_all_slices()
    {
        var told = new List<(int Done, int Total)>();
        SlicePictures.Write(GreyVolume.Of(new MadeVolume(1, 1, [0], [1], [2])), folder.FullPath, 1, new Told(told));
        Assert.Equal([(1, 3), (2, 3), (3, 3)], told);
    }

    private sealed class Told(List<(int Done, int Total)> told) : IProgress<(int Done, int Total)>
    {
        public void Report((int Done, int Total) value) => told.Add(value);
    }
}
