using TorchSharp;

namespace Ballast.Training;

/// <summary>Gives torch's operations a number of threads, and their former number back at the end.</summary>
internal sealed class TorchThreads : IDisposable
{
    private readonly int former = torch.get_num_threads();

    public TorchThreads(int threads)
    {
        if (threads != former) torch.set_num_threads(threads);
    }

    public void Dispose()
    {
        if (torch.get_num_threads() != former) torch.set_num_threads(former);
    }
}
