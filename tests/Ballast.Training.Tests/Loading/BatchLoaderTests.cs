using Ballast.Core;
using Ballast.Vision;
using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

public sealed class BatchLoaderTests
{
    private static readonly BatchLoaderOptions Plain = new() { BatchSize = 4, ChannelMeans = [0, 0, 0], ChannelDeviations = [1, 1, 1] };

    [Fact]
    public void In_order_every_image_comes_once_with_its_label_and_pixels()
    {
        var images = new TestImages(10, 8, 3);
        using var loader = new BatchLoader(images, Plain with { Order = BatchOrder.InOrder });
        int index = 0;
        byte[] rgb = new byte[3 * 8 * 8];
        foreach (Batch batch in loader.Epoch(0))
        {
            Assert.Equal([index == 8 ? 2 : 4, 3, 8, 8], batch.Images.shape);
            Assert.True(ChannelsLast.Holds(batch.Images));
            for (int place = 0; place < batch.Labels.shape[0]; place++, index++)
            {
                Assert.Equal(images.LabelOf(index), batch.Labels[place].item<long>());
                images.Read(index, rgb);
                using Tensor pixels = batch.Images[place].permute(1, 2, 0).contiguous(); // [h, w, 3]
                Assert.Equal(rgb.Select(value => MathF.Round(value / 255f, 5)), pixels.data<float>().Select(value => MathF.Round(value, 5)));
            }
        }

        Assert.Equal(10, index);
        Assert.Equal((10, 3), (loader.ImagesIn(0), loader.BatchesIn(0)));
    }

    [Fact]
    public void A_shuffled_epoch_holds_every_image_once_in_an_order_of_its_own()
    {
        using var loader = new BatchLoader(new TestImages(50, 2, 50), Plain);
        long[] first = Labels(loader, 0), second = Labels(loader, 1);
        Assert.Equal(Enumerable.Range(0, 50).Select(i => (long)i), first.Order());
        Assert.Equal(first.Order(), second.Order());
        Assert.NotEqual(first, second);
        Assert.NotEqual(first.Order(), first);
        Assert.Equal(first, Labels(loader, 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)] // nothing is left
    public void An_epoch_can_begin_at_a_batch_without_reading_those_before_it(int first)
    {
        var options = new BatchLoaderOptions { BatchSize = 4, Augmentation = AugmentationSettings.Baseline, BatchesAhead = 2 };
        var images = new TestImages(30, 16, 3); // 8 batches
        using var loader = new BatchLoader(images, options);
        double[] whole = [.. loader.Epoch(3).Select(Sum)];
        var tail = new TestImages(30, 16, 3);
        using var other = new BatchLoader(tail, options);
        using var team = new ShardTeam(1);
        Assert.Equal(whole[first..], other.Epoch(3, first, team, TestContext.Current.CancellationToken).Select(Sum));
        Assert.Equal(Math.Max(0, 30 - 4 * first), tail.Reads);
        Assert.Equal(whole, other.Epoch(3).Select(Sum)); // and whole again

        static double Sum(Batch batch) => batch.Images.sum().item<float>();
    }

    [Fact]
    public void Batches_do_not_depend_on_the_number_of_threads_or_batches_ahead()
    {
        var options = new BatchLoaderOptions { BatchSize = 4, Augmentation = AugmentationSettings.Baseline };
        double[] one = Sums(options);
        Assert.Equal(one, Sums(options with { Threads = 2 }));
        Assert.Equal(one, Sums(options with { Threads = 5, BatchesAhead = 1 }));
        Assert.NotEqual(one, Sums(options with { Seed = 7 }));

        double[] Sums(BatchLoaderOptions loading)
        {
            using var loader = new BatchLoader(new TestImages(30, 16, 3), loading);
            return [.. Enumerable.Range(0, 2).SelectMany(epoch => loader.Epoch(epoch).Select(batch => (double)batch.Images.sum().item<float>()))];
        }
    }

    [Fact]
    public void A_team_fills_what_a_slow_loader_has_not_got_to_with_the_same_batches()
    {
        int byTeam = 0;
        var images = new TestImages(30, 16, 3)
        {
            BeforeRead = _ =>
            {
                if (Thread.CurrentThread.Name == nameof(BatchLoader)) Thread.Sleep(5);
                else Interlocked.Increment(ref byTeam);
            },
        };
        using var loader = new BatchLoader(images, Plain with { Augmentation = AugmentationSettings.Baseline });
        using var team = new ShardTeam(2);
        float[] alone = Sums(loader.Epoch(0));
        Assert.Equal(0, byTeam);
        float[] together = Sums(loader.Epoch(0, team, default));
        Assert.Equal(alone.AsSpan(), together.AsSpan());
        Assert.InRange(byTeam, 1, 30);

        static float[] Sums(IEnumerable<Batch> epoch) => [.. epoch.Select(batch => batch.Images.sum().item<float>())];
    }

    [Fact]
    public void An_image_is_varied_anew_in_each_epoch()
    {
        using var loader = new BatchLoader(new TestImages(1, 16, 3), Plain with { Augmentation = AugmentationSettings.Baseline });
        Assert.NotEqual(loader.Epoch(0).Single().Images.sum().item<float>(), loader.Epoch(1).Single().Images.sum().item<float>());
    }

    [Fact]
    public void No_more_batches_are_read_ahead_than_allowed()
    {
        var images = new TestImages(40, 2, 2);
        using var loader = new BatchLoader(images, Plain with { BatchesAhead = 2 });
        using IEnumerator<Batch> batches = loader.Epoch(0).GetEnumerator();
        Assert.True(batches.MoveNext());
        SpinWait.SpinUntil(() => images.Reads >= 12, TimeSpan.FromSeconds(10));
        Thread.Sleep(20);
        Assert.Equal(12, images.Reads); // the one in use and two ahead
    }

    [Fact]
    public void An_epoch_asked_for_ahead_is_ready_and_the_same()
    {
        var images = new TestImages(40, 2, 40);
        using var loader = new BatchLoader(images, Plain);
        long[] expected = Labels(loader, 3);
        int reads = images.Reads;
        loader.Prefetch(3);
        Assert.True(SpinWait.SpinUntil(() => images.Reads == reads + 16, TimeSpan.FromSeconds(10)), "Nothing was read ahead.");
        Assert.Equal(expected, Labels(loader, 3));
        Assert.Equal(reads + 40, images.Reads);
    }

    [Fact]
    public void Buffers_are_used_again()
    {
        using var loader = new BatchLoader(new TestImages(40, 2, 2), Plain with { BatchesAhead = 1 });
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        IntPtr[] handles = [.. Enumerable.Range(0, 3).SelectMany(epoch => loader.Epoch(epoch).Select(batch => batch.Images.Handle))];
        Assert.Equal(2, handles.Distinct().Count());
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_broken_image_is_named_after_the_batches_before_it(int threads)
    {
        using var loader = new BatchLoader(new TestImages(20, 2, 2) { Broken = 9 }, Plain with { Order = BatchOrder.InOrder, Threads = threads });
        int seen = 0;
        var error = Assert.Throws<BallastException>(() =>
        {
            foreach (Batch _ in loader.Epoch(0)) seen++;
        });
        Assert.Equal("images/9.png: cannot be decoded.", error.Message);
        Assert.Equal(2, seen);
        Assert.Throws<BallastException>(() => Labels(loader, 1));
    }

    [Fact]
    public void Waiting_ends_when_it_is_cancelled()
    {
        using var release = new ManualResetEventSlim();
        using var cancellation = new CancellationTokenSource();
        using var loader = new BatchLoader(new TestImages(20, 2, 2) { BeforeRead = _ => release.Wait() }, Plain);
        cancellation.CancelAfter(30);
        Assert.Throws<OperationCanceledException>(() => loader.Epoch(0, cancellation: cancellation.Token).First());
        release.Set();
        Assert.Equal(20, Labels(loader, 0).Length);
    }

    [Fact]
    public void A_loader_can_be_disposed_in_the_middle_of_an_epoch_and_frees_its_memory()
    {
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        var loader = new BatchLoader(new TestImages(400, 16, 2), Plain with { Threads = 2 });
        Batch first = loader.Epoch(0).First();
        loader.Dispose();
        loader.Dispose();
        Assert.True(first.Images.IsInvalid);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.Throws<ObjectDisposedException>(() => loader.Prefetch(1));
    }

    [Fact]
    public void An_empty_part_is_refused() =>
        Assert.Equal("There are no images to load. A part of the dataset is empty: use more images or another split.", Assert.Throws<BallastException>(() => new BatchLoader(new TestImages(0, 2, 2), Plain)).Message);

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        Assert.Equal("The batch size is 0; it must be 1 or more. 32 is usual.", Assert.Throws<BallastException>(() => new BatchLoaderOptions { BatchSize = 0 }).Message);
        Assert.Equal("Batches ahead are 0; it must be 1 or more. 3 is usual.", Assert.Throws<BallastException>(() => new BatchLoaderOptions { BatchesAhead = 0 }).Message);
        Assert.Equal("Loader threads are 0; it must be 1 or more.", Assert.Throws<BallastException>(() => new BatchLoaderOptions { Threads = 0 }).Message);
    }

    private static long[] Labels(BatchLoader loader, int epoch) => [.. loader.Epoch(epoch).SelectMany(batch => batch.Labels.data<long>().ToArray())];
}
