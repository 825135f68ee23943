using Ballast.Core;

namespace Ballast.Vision.Tests;

public sealed class ImageStoreTests : IDisposable
{
    private const int Size = 8, Bytes = 3 * Size * Size;

    private readonly TempFolder folder = new();

    [Fact]
    public void Only_what_fits_the_budget_is_held_and_all_is_read_alike()
    {
        string[] paths = Paths(5);
        var store = new ImageStore(paths, Size, 2 * Bytes + Bytes / 2);
        byte[] pixels = new byte[Bytes];

        for (int round = 0; round < 2; round++)
        {
            for (int i = 0; i < 5; i++)
            {
                store.Read(i, pixels);
                Assert.Equal(Pictures.Named(Path.GetFileName(paths[i])).Pixels, pixels);
            }
        }

        Assert.Equal((2, 2L * Bytes), (store.HeldImages, store.HeldBytes));
    }

    [Fact]
    public void Held_images_need_no_file_any_more_and_others_do()
    {
        string[] paths = Paths(3);
        var store = new ImageStore(paths, Size, 2 * Bytes);
        byte[] pixels = new byte[Bytes];
        store.Preload(2);
        foreach (string path in paths) File.Delete(path);

        store.Read(0, pixels);
        store.Read(1, pixels);

        Assert.Equal(Pictures.Named("1.png").Pixels, pixels);
        Assert.StartsWith(paths[2] + ": cannot be read: ", Assert.Throws<BallastException>(() => store.Read(2, pixels)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_budget_of_nothing_holds_nothing()
    {
        var store = new ImageStore(Paths(2), Size, 0);
        byte[] pixels = new byte[Bytes];

        store.Preload(2);
        store.Read(1, pixels);

        Assert.Equal(Pictures.Named("1.png").Pixels, pixels);
        Assert.Equal((0, 0L), (store.HeldImages, store.HeldBytes));
    }

    [Fact]
    public void Many_threads_read_the_same_pixels_and_stay_within_the_budget()
    {
        string[] paths = Paths(12);
        var store = new ImageStore(paths, Size, 7 * Bytes);

        Parallel.For(0, 600, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            byte[] pixels = new byte[Bytes];
            store.Read(i * 7 % 12, pixels);
            Assert.Equal(Pictures.Named(Path.GetFileName(paths[i * 7 % 12])).Pixels, pixels);
        });

        Assert.Equal(7, store.HeldImages);
    }

    [Fact]
    public void Images_of_more_than_one_chunk_are_held()
    {
        // 2,000 x 2,000 pixels are 12 MB, so each of the three takes a chunk of its own.
        string path = folder.At("big.png");
        ImageFile.WritePng(path, new RgbImage(2000, 2000));
        var store = new ImageStore([path, path, path], 2000, 40_000_000);

        store.Preload(1);

        Assert.Equal((3, 36_000_000L), (store.HeldImages, store.HeldBytes));
    }

    [Fact]
    public void A_buffer_of_another_size_and_an_image_that_is_not_there_are_refused()
    {
        var store = new ImageStore(Paths(2), Size, 0);

        Assert.Throws<ArgumentException>(() => store.Read(0, new byte[5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => store.Read(2, new byte[Bytes]));
        Assert.Throws<ArgumentOutOfRangeException>(() => store.Read(-1, new byte[Bytes]));
    }

    public void Dispose() => folder.Dispose();

    private string[] Paths(int count)
    {
        string[] names = [.. Enumerable.Range(0, count).Select(i => $"{i}.png")];
        folder.WritePictures(names);
        return [.. names.Select(folder.At)];
    }
}
