using System.Security.Cryptography;

using Ballast.Core;

namespace Ballast.Vision.Tests;

/// <summary>A folder of its own for a test, and a demo small enough to draw in a blink: 36 photos, 20 healthy for one of blight.</summary>
public sealed class DemoFixture : IDisposable
{
    public DemoFixture()
    {
        Root = Directory.CreateTempSubdirectory("ballast-demo-").FullName;
    }

    public static DemoLeavesOptions Small { get; } = new()
    {
        ImageSizePixels = 32,
        Counts = new DemoLeavesCounts { Healthy = 20, Rust = 8, Scab = 4, Mildew = 3, Blight = 1 },
        Threads = 2,
    };

    public string Root { get; }

    public string Folder => Path.Combine(Root, "demo");

    public static string[] FilesOf(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static Dictionary<string, string> HashesOf(string folder) =>
        FilesOf(folder).ToDictionary(file => file, file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file)))));

    public static string MessageOf(Action action) => Assert.Throws<BallastException>(action).Message;

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
