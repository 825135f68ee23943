using System.Diagnostics;
using System.Text.Json;

namespace Ballast.Experiments;

/// <summary>
/// Runs <c>ballast train --config FILE</c> in a process of its own, so that a run that crashes or exhausts memory fails alone and its peak
/// memory is its own. The child watches its standard input and ends when this process does.
/// </summary>
public sealed class ChildProcessExecutor : IRunExecutor
{
    private readonly string program;
    private readonly string[] leadingArguments;

    /// <summary>Names the program to run.</summary>
    /// <param name="program">The path of the executable.</param>
    /// <param name="leadingArguments">Arguments before <c>train</c>, for example the path of a library that the executable hosts.</param>
    public ChildProcessExecutor(string program, params string[] leadingArguments)
    {
        ArgumentException.ThrowIfNullOrEmpty(program);
        this.program = program;
        this.leadingArguments = leadingArguments;
    }

    /// <inheritdoc/>
    public string? Execute(string configurationPath, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        using var child = new Process { StartInfo = StartInfo(configurationPath) };
        string lastError = "";
        child.ErrorDataReceived += (_, line) => lastError = string.IsNullOrWhiteSpace(line.Data) ? lastError : line.Data;
        child.Start();
        child.BeginErrorReadLine();
        using CancellationTokenRegistration stop = cancellation.Register(() => child.Kill(entireProcessTree: true));
        while (child.StandardOutput.ReadLine() is { } line) Report(line, progress);
        child.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        return child.ExitCode == 0 ? null : Reason(lastError, child.ExitCode);
    }

    private ProcessStartInfo StartInfo(string configurationPath) => new(program, [.. leadingArguments, "train", "--config", configurationPath, "--child"])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    };

    private static void Report(string line, IProgress<RunProgress> progress)
    {
        try
        {
            if (JsonSerializer.Deserialize<RunProgress>(line, JsonFormat.Line) is { Stage: not null } step) progress.Report(step);
        }
        catch (JsonException)
        {
            // A library of the child wrote to its output; progress lines are the only ones that matter here.
        }
    }

    private static string Reason(string lastError, int exitCode)
    {
        const string prefix = "ballast: error: ";
        if (lastError.StartsWith(prefix, StringComparison.Ordinal)) return lastError[prefix.Length..];
        return lastError.Length > 0 ? lastError : $"The process ended with code {exitCode} and said nothing (out of memory?).";
    }
}
