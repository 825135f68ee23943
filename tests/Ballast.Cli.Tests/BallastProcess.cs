using System.Diagnostics;
using System.Reflection;

namespace Ballast.Cli.Tests;

/// <summary>The built program, started as a person starts it.</summary>
internal static class BallastProcess
{
    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    private static string Program { get; } = Directory
        .EnumerateFiles(Path.Combine(RepositoryRoot, "artifacts", "bin", "Ballast.Cli"), OperatingSystem.IsWindows() ? "ballast.exe" : "ballast", SearchOption.AllDirectories)
        .Where(path => path.Contains($"{Path.DirectorySeparatorChar}{Metadata("Configuration").ToLowerInvariant()}", StringComparison.OrdinalIgnoreCase))
        .MaxBy(File.GetLastWriteTimeUtc) ?? throw new InvalidOperationException("The program is not built.");

    public static Outcome Run(string folder, params string[] arguments) => Finish(Start(folder, arguments));

    /// <summary>Runs it with no more memory for managed objects than a limit.</summary>
    public static Outcome RunWithin(int heapMebibytes, string folder, params string[] arguments)
    {
        ProcessStartInfo start = StartInfo(folder, arguments);
        start.Environment["DOTNET_GCHeapHardLimit"] = $"0x{(long)heapMebibytes << 20:X}";
        return Finish(Process.Start(start)!);
    }

    public static Process Start(string folder, params string[] arguments) => Process.Start(StartInfo(folder, arguments))!;

    private static Outcome Finish(Process started)
    {
        using Process process = started;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return new Outcome(process.ExitCode, output.Result, errors.Result);
    }

    private static ProcessStartInfo StartInfo(string folder, string[] arguments) => new(Program, arguments)
    {
        WorkingDirectory = folder,
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        RedirectStandardInput = true,
    };

    private static string Metadata(string key) =>
        typeof(BallastProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == key).Value!;

    internal sealed record Outcome(int ExitCode, string Output, string Errors);
}
