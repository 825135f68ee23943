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

    public static Outcome Run(string folder, params string[] arguments)
    {
        using Process process = Start(folder, arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return new Outcome(process.ExitCode, output.Result, errors.Result);
    }

    public static Process Start(string folder, params string[] arguments) => Process.Start(new ProcessStartInfo(Program, arguments)
    {
        WorkingDirectory = folder,
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        RedirectStandardInput = true,
    })!;

    private static string Metadata(string key) =>
        typeof(BallastProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == key).Value!;

    internal sealed record Outcome(int ExitCode, string Output, string Errors);
}
