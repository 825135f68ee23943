using TorchSharp;

namespace Ballast.Training;

/// <summary>The one place that decides whether a kernel's pieces of work run side by side.</summary>
internal static class KernelThreads
{
    /// <summary>Below this many multiplications the hand-over to a second thread costs more than it saves.</summary>
    private const long WorthSharing = 8_000_000;

    /// <summary>Runs every piece. The number of pieces must not depend on the number of threads; neither must any result.</summary>
    public static void For(int pieces, long multiplications, Action<int> run)
    {
        int threads = multiplications < WorthSharing ? 1 : torch.get_num_threads();
        if (threads > 1) Parallel.For(0, pieces, new ParallelOptions { MaxDegreeOfParallelism = threads }, run);
        else for (int piece = 0; piece < pieces; piece++) run(piece);
    }
}
