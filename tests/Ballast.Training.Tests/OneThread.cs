using System.Runtime.CompilerServices;
using TorchSharp;

namespace Ballast.Training.Tests;

internal static class OneThread
{
    /// <summary>Tests run side by side: torch's own threads would only wait for each other.</summary>
    [ModuleInitializer]
    internal static void Set() => torch.set_num_threads(1);
}
