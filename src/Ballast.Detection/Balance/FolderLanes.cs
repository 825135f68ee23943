using System.Runtime.ExceptionServices;

namespace Ballast.Detection;

/// <summary>Work on the files of several folders, each folder in the hands of one thread at a time: file systems let one thread after the other add names to a folder, and waiting costs more than the work.</summary>
internal sealed class FolderLanes
{
    private const int Chunk = 256;

    private readonly Lane[] lanes;
    private readonly Lock gate = new();
    private int failedAt = int.MaxValue;
    private ExceptionDispatchInfo? failure;

    private FolderLanes(Lane[] lanes) => this.lanes = lanes;

    /// <summary>Runs the work of every number below the count; of several failures the one of the lowest number is thrown, whatever the threads did.</summary>
    /// <param name="count">How many pieces of work there are.</param>
    /// <param name="folderOf">Where the work of a number adds a file.</param>
    /// <param name="threads">Threads, 1 or more.</param>
    /// <param name="work">The work of a number.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal static void Run(int count, Func<int, string> folderOf, int threads, Action<int> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var run = new FolderLanes([.. Enumerable.Range(0, count).GroupBy(folderOf, StringComparer.Ordinal).Select(folder => new Lane([.. folder]))]);
        int workers = Math.Min(threads, run.lanes.Length);
        if (workers > 0) Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellation }, _ => run.Work(work, cancellation));
        run.failure?.Throw();
    }

    private void Work(Action<int> work, CancellationToken cancellation)
    {
        for (Lane? lane = Take(null); lane is not null; lane = Take(lane))
        {
            int end = Math.Min(lane.Next + Chunk, lane.Numbers.Length);
            for (; lane.Next < end; lane.Next++)
            {
                cancellation.ThrowIfCancellationRequested();
                int number = lane.Numbers[lane.Next];
                // Lower numbers still run, so that the lowest failure is always the one found.
                if (number >= Volatile.Read(ref failedAt) || !Try(work, number)) lane.Next = end = lane.Numbers.Length;
            }
        }
    }

    /// <summary>Gives a folder back and takes the free one with most work left; null when none is.</summary>
    private Lane? Take(Lane? done)
    {
        lock (gate)
        {
            done?.IsTaken = false;
            Lane? most = lanes.Where(lane => !lane.IsTaken && lane.Next < lane.Numbers.Length).MaxBy(lane => lane.Numbers.Length - lane.Next);
            most?.IsTaken = true;
            return most;
        }
    }

    private bool Try(Action<int> work, int number)
    {
        try
        {
            work(number);
            return true;
        }
        catch (Exception cause)
        {
            lock (gate)
                if (number < failedAt)
                    (failedAt, failure) = (number, ExceptionDispatchInfo.Capture(cause));
            return false;
        }
    }

    private sealed class Lane(int[] numbers)
    {
        internal int[] Numbers => numbers;

        internal int Next { get; set; }

        internal bool IsTaken { get; set; }
    }
}
