namespace Ballast.Reporting.Tests;

/// <summary>A place for chart files, gone afterwards unless BALLAST_LOOK names a folder to keep them in.</summary>
internal sealed class ChartFolder : IDisposable
{
    private readonly string? kept = Environment.GetEnvironmentVariable("BALLAST_LOOK");

    internal ChartFolder()
    {
        Path = kept ?? Directory.CreateTempSubdirectory("ballast-charts-").FullName;
        Directory.CreateDirectory(Path);
    }

    internal string Path { get; }

    public void Dispose()
    {
        if (kept is null) Directory.Delete(Path, recursive: true);
    }
}
