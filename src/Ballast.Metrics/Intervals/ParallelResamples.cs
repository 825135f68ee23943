namespace Ballast.Metrics;

/// <summary>
/// The one place that decides how resamples go parallel. Each resample writes only its own results, so threads change nothing.
/// </summary>
internal static class ParallelResamples
{
    private const int LargestChunk = 64;
    private const int FewestChunks = 16;

    /// <summary>
    /// Calls <paramref name="work"/> on ranges of resamples that together are 0 … count − 1; a range can reuse its buffers.
    /// </summary>
    public static void Run(int count, int threads, Action<int, int> work)
    {
        int chunk = Math.Clamp(count / FewestChunks, 1, LargestChunk);
        int chunks = (count + chunk - 1) / chunk;
        Parallel.For(
            0,
            chunks,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            i => work(i * chunk, Math.Min(count, (i + 1) * chunk)));
    }
}
