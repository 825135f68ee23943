using System.Security.Cryptography;
using System.Text;

using Ballast.Core;
using OpenCvSharp;

namespace Ballast.Vision;

/// <summary>Draws all leaves of a plan into one folder, several at a time.</summary>
internal sealed class DemoLeavesWriter(DemoLeavesPlan plan, IProgress<DemoLeavesProgress>? progress, CancellationToken cancellation)
{
    private const int JpegQuality = 94;

    private readonly DemoLeavesOptions options = plan.Options;
    private int drawn;

    /// <summary>Writes everything, the manifest last.</summary>
    /// <returns>The fingerprint of the dataset.</returns>
    public string Write(string folder)
    {
        string images = Path.Combine(folder, DemoFolder.Images);
        foreach (string name in plan.Leaves.Select(leaf => leaf.ClassName).Distinct())
        {
            Directory.CreateDirectory(Path.Combine(images, name));
        }

        var hashes = new byte[options.Counts.Total][];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation };
        Parallel.For(0, plan.Leaves.Length, parallel, index => WriteLeaf(plan.Leaves[index], images, hashes));

        byte[] metadata = Encoding.UTF8.GetBytes(plan.Metadata());
        string fingerprint = DemoFolder.Fingerprint(
            [(DemoFolder.Metadata, SHA256.HashData(metadata)), .. plan.Files.Select((file, i) => ($"{DemoFolder.Images}/{file}", hashes[i]))]);
        File.WriteAllBytes(Path.Combine(folder, DemoFolder.Metadata), metadata);
        File.WriteAllText(Path.Combine(folder, DemoFolder.Readme), DemoReadme.Text(plan));
        File.WriteAllText(Path.Combine(folder, DemoManifest.FileName), DemoManifest.For(options, fingerprint).ToJson());
        return fingerprint;
    }

    private void WriteLeaf(DemoLeaf leaf, string images, byte[][] hashes)
    {
        var random = new ItemRandom(options.Seed, leaf.Key);
        using DrawnLeaf drawing = LeafPainter.Paint(2 * options.ImageSizePixels, leaf.Disease, ref random);
        for (int photo = 0; photo < leaf.Photos; photo++)
        {
            cancellation.ThrowIfCancellationRequested();
            var own = new ItemRandom(options.Seed, leaf.Key, (ulong)photo + 1);
            using Mat pixels = LeafCamera.Take(drawing, options.ImageSizePixels, ref own);
            Cv2.ImEncode(".jpg", pixels, out byte[] file, new ImageEncodingParam(ImwriteFlags.JpegQuality, JpegQuality));
            File.WriteAllBytes(Path.Combine(images, leaf.File(photo)), file);
            hashes[leaf.FirstPhoto + photo] = SHA256.HashData(file);
        }

        progress?.Report(new DemoLeavesProgress(Interlocked.Add(ref drawn, leaf.Photos), options.Counts.Total));
    }
}
