using Ballast.Vision;

namespace Ballast.Cli;

/// <summary>The demo dataset that <c>ballast experiments</c> runs on when it is given no folder.</summary>
internal static class DemoDataset
{
    /// <summary>Draws it below the output folder, or finds it there.</summary>
    public static string Provide(string outputFolder, CancellationToken cancellation)
    {
        string folder = Path.Combine(outputFolder, "demo-leaves");
        Directory.CreateDirectory(outputFolder);
        DemoLeaves.Write(folder, new DemoLeavesOptions(), null, cancellation);
        return folder;
    }
}
