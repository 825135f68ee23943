namespace Ballast.Vision;

/// <summary>Counts work from several threads and reports about a hundred times, the end always.</summary>
internal sealed class ProgressSteps(IProgress<(int Done, int Total)>? progress, int total)
{
    private readonly int step = Math.Max(1, total / 100);
    private int done;

    internal void One()
    {
        int now = Interlocked.Increment(ref done);
        if (now % step == 0 || now == total) progress?.Report((now, total));
    }
}
