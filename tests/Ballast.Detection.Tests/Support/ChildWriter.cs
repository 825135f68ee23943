using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Ballast.Detection.Tests;

/// <summary>This test program in the role of one that writes a dataset and is killed: started with the folders in its environment, it writes instead of testing.</summary>
internal static class ChildWriter
{
    private const string Input = "BALLAST_TEST_WRITE_FROM", Output = "BALLAST_TEST_WRITE_TO";

    internal static Process Start(string input, string output) =>
        Process.Start(new ProcessStartInfo(Environment.ProcessPath!) { Environment = { [Input] = input, [Output] = output }, UseShellExecute = false })!;

    [ModuleInitializer]
    internal static void WriteInsteadOfTesting()
    {
        if (Environment.GetEnvironmentVariable(Input) is not { } input || Environment.GetEnvironmentVariable(Output) is not { } output) return;
        BalancePlan plan = DetectionBalance.Plan(input, new BalanceOptions());
        DetectionBalance.Write(plan, output, new BalanceWriteOptions { Threads = 1 }, new Slowly());
        Environment.Exit(0);
    }

    /// <summary>Gives the parent time to kill in the middle.</summary>
    private sealed class Slowly : IProgress<(int Done, int Total)>
    {
        public void Report((int Done, int Total) value) => Thread.Sleep(50);
    }
}
