using System.Diagnostics;
using System.Reflection;

namespace Ballast.Samples;

/// <summary>A built sample, started as a person starts it.</summary>
internal static class SampleProcess
{
    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    /// <summary>The lines that a sample prints; it must end with exit code 0 and write no error.</summary>
    public static string[] Run(string sample)
    {
        using Process process = Process.Start(new ProcessStartInfo(Program(sample))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        Assert.Equal("", errors.Result);
        Assert.Equal(0, process.ExitCode);
        return output.Result.TrimEnd().Split('\n');
    }

    public static string Source(string sample) => File.ReadAllText(Path.Combine(RepositoryRoot, "samples", sample, "Program.cs"));

    private static string Program(string sample) => Directory
        .EnumerateFiles(Path.Combine(RepositoryRoot, "artifacts", "bin", sample), OperatingSystem.IsWindows() ? sample + ".exe" : sample, SearchOption.AllDirectories)
        .Where(path => path.Contains($"{Path.DirectorySeparatorChar}{Metadata("Configuration").ToLowerInvariant()}", StringComparison.OrdinalIgnoreCase))
        .MaxBy(File.GetLastWriteTimeUtc) ?? throw new InvalidOperationException($"The sample {sample} is not built.");

    private static string Metadata(string key) =>
        typeof(SampleProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == key).Value!;
}
