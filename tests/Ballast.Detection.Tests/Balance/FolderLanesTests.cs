using System.Collections.Concurrent;

namespace Ballast.Detection.Tests;

public sealed class FolderLanesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(16)]
    public void Every_work_is_done_once_and_no_folder_by_two_threads(int threads)
    {
        int[] done = new int[5000], within = new int[7];
        bool together = false;
        FolderLanes.Run(done.Length, i => (i % 7).ToString(System.Globalization.CultureInfo.InvariantCulture), threads, i =>
        {
            if (Interlocked.Increment(ref within[i % 7]) > 1) together = true;
            Interlocked.Increment(ref done[i]);
            Interlocked.Decrement(ref within[i % 7]);
        }, CancellationToken.None);
        Assert.All(done, times => Assert.Equal(1, times));
        Assert.False(together);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Of_several_failures_the_one_of_the_lowest_number_is_thrown(int threads)
    {
        for (int round = 0; round < 20; round++)
        {
            var ran = new ConcurrentBag<int>();
            var error = Assert.Throws<IOException>(() => FolderLanes.Run(4000, i => i % 3 == 0 ? "a" : "b", threads, i =>
            {
                ran.Add(i);
                if (i >= 700) throw new IOException($"number {i}");
            }, CancellationToken.None));
            Assert.Equal("number 700", error.Message);
            Assert.Empty(Enumerable.Range(0, 700).Except(ran));
        }
    }

    [Fact]
    public void Nothing_to_do_is_done() => FolderLanes.Run(0, _ => "", 2, _ => throw new InvalidOperationException("There is no work."), CancellationToken.None);

    [Fact]
    public void Cancelled_work_ends()
    {
        using var source = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => FolderLanes.Run(100_000, i => i % 2 == 0 ? "a" : "b", 2, i =>
        {
            if (i == 50) source.Cancel();
        }, source.Token));
    }
}
