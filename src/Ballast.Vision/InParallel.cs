using System.Runtime.ExceptionServices;

namespace Ballast.Vision;

/// <summary>The one place of this project that decides how to go parallel.</summary>
internal static class InParallel
{
    /// <summary>Runs the work of every index; of several failures the one of the lowest index is thrown, whatever the threads did.</summary>
    internal static void For(int count, int threads, Action<int> work, CancellationToken cancellation)
    {
        int failedAt = int.MaxValue;
        ExceptionDispatchInfo? failure = null;
        var gate = new Lock();
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.For(0, count, options, (index, state) =>
        {
            try
            {
                work(index);
            }
            catch (Exception cause)
            {
                lock (gate)
                    if (index < failedAt)
                        (failedAt, failure) = (index, ExceptionDispatchInfo.Capture(cause));
                // Break, not Stop: lower indices still run, so that the lowest failure is always the one found.
                state.Break();
            }
        });
        failure?.Throw();
    }
}
