using Ballast.Core;
using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>Fills the folder of a plan.</summary>
internal static class BalanceWriter
{
    internal static void Write(BalancePlan plan, StagingFolder staged, BalanceWriteOptions options, IProgress<(int Done, int Total)>? progress, CancellationToken cancellation)
    {
        WrittenImage[] files = [.. WrittenImage.Of(plan)];
        WriteFailure.Named(staged.Target, () =>
        {
            MakeFolders(staged.Partial, files);
            WriteFiles(staged.Partial, files, options, new ProgressSteps(progress, files.Length), cancellation);
            BalanceDocuments.Write(plan, files, staged, options.Link);
            return true;
        });
        Recount(plan, staged);
    }

    private static void MakeFolders(string root, WrittenImage[] files)
    {
        foreach (SplitPart part in Enum.GetValues<SplitPart>())
        {
            Directory.CreateDirectory(Path.Join(root, "images", PartWords.Of(part)));
            Directory.CreateDirectory(Path.Join(root, "labels", PartWords.Of(part)));
        }

        foreach ((SplitPart part, string folder) in files.Where(file => file.Name.Contains('/', StringComparison.Ordinal)).Select(file => (file.Image.Part, Path.GetDirectoryName(file.Name)!)).Distinct())
        {
            Directory.CreateDirectory(Path.Join(root, "images", PartWords.Of(part), folder));
            Directory.CreateDirectory(Path.Join(root, "labels", PartWords.Of(part), folder));
        }
    }

    /// <summary>Work 2i is the image of file i, 2i + 1 its label.</summary>
    private static void WriteFiles(string root, WrittenImage[] files, BalanceWriteOptions options, ProgressSteps report, CancellationToken cancellation)
    {
        int[] halves = new int[files.Length];
        FolderLanes.Run(2 * files.Length, number => FolderOf(files[number / 2], number % 2), options.Threads, number =>
        {
            int i = number / 2;
            if (number % 2 == 0) FileTransfer.Run(files[i].Image.Source.FullPath, Path.Join(root, files[i].ImageFile), options.Link);
            else WriteLabel(root, files[i]);
            if (Interlocked.Increment(ref halves[i]) == 2) report.One();
        }, cancellation);
    }

    private static string FolderOf(WrittenImage file, int half)
    {
        string name = file.Image.Source.Inner;
        return $"{half}/{file.Image.Part}/{name.AsSpan(0, name.LastIndexOf('/') + 1)}";
    }

    private static void WriteLabel(string root, WrittenImage file)
    {
        YoloImage source = file.Image.Source;
        string label = Path.Join(root, file.LabelFile);
        if (source.LabelPath is { } from && !source.HasEmptyLabel) NewFile.Copy(from, label);
        else NewFile.Empty(label);
    }

    /// <summary>Counts what stands in the folder: the numbers of the metadata are those of the disk, or nothing is kept.</summary>
    private static void Recount(BalancePlan plan, StagingFolder staged)
    {
        foreach (SplitPart part in Enum.GetValues<SplitPart>())
        {
            foreach (string kind in new[] { "images", "labels" })
            {
                int found = Directory.EnumerateFiles(Path.Join(staged.Partial, kind, PartWords.Of(part)), "*", SearchOption.AllDirectories).Count();
                if (found == plan.After(part).Images) continue;
                throw new BallastException(
                    $"'{staged.Target}' was not written: {kind}/{PartWords.Of(part)} has {found} files, but {plan.After(part).Images} were planned. Something else writes there; run this again.");
            }
        }
    }
}
