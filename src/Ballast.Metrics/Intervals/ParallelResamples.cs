namespace Ballast.Metrics;

/// <summary>The one place that decides how resamples go parallel. Each resample writes only its own results, so threads change nothing.</summary>
internal static class ParallelResamples
{
    private const int ResamplesAChunk = 64;

    /// <summary>Calls <paramref name="work"/> on ranges of resamples that together are 0 … count − 1; a range can reuse its buffers.</summary>
    public static void Run(int count, int threads, Action<int, int> work)
    {
        int chunks = (count + ResamplesAChunk - 1) / ResamplesAChunk;
        Parallel.For(
            0,
            chunks,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            chunk => work(chunk * ResamplesAChunk, Math.Min(count, (chunk + 1) * ResamplesAChunk)));
    }
}
