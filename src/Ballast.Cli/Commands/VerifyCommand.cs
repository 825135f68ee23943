using System.CommandLine;
using Ballast.Core;
using Ballast.Detection;

namespace Ballast.Cli;

/// <summary><c>ballast verify</c>: is a split detection dataset free of leaks, and are its labels right.</summary>
internal static class VerifyCommand
{
    private const string Purpose = """
        Check a YOLO dataset: volumes in two parts, identical files in two parts, images of two parts that look alike (resized, compressed again, mirrored,
        turned), missing and orphan labels, boxes out of the image, unknown classes, and the sums of balanced_dataset_metadata.json. Changes nothing.
        Exit code 1 and the list when something is wrong.

        Examples:
          ballast verify balanced
          ballast verify balanced --group-regex '^(patient\d+)' --json
        """;

    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "The dataset." };
        var noLooks = new Option<bool>("--no-near-duplicates") { Description = "Do not compare images by their looks." };
        var radius = RunOptions.Number("--radius", "Near-duplicates: in how many of 63 bits perceptual hashes may differ, 0 to 15", new NearDuplicateCheck().RadiusBits);
        var likeness = RunOptions.Number("--likeness", "Near-duplicates: how alike small thumbnails must be for a second look, 0 to 1", new NearDuplicateCheck().LeastLikeness);
        var fine = RunOptions.Number("--fine-likeness", "Near-duplicates: how alike the fine structure of the images must be at the second look, 0 to 1", new NearDuplicateCheck().LeastFineLikeness);
        var follow = new Option<bool>("--follow-links") { Description = "Read images that are links to files outside the dataset (needed for --link symlink)." };
        var all = new Option<bool>("--all") { Description = "List everything; otherwise the first 20 of each kind." };
        Option<bool> json = JsonOutput.Option();
        var groups = new GroupOptions();
        var command = new Command("verify", Purpose) { path, noLooks, radius, likeness, fine, follow, all, json };
        foreach (Option option in groups.All) command.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            var options = new VerifyOptions
            {
                Groups = groups.Read(parsed),
                NearDuplicates = parsed.GetValue(noLooks) ? null : new NearDuplicateCheck { RadiusBits = parsed.GetValue(radius), LeastLikeness = parsed.GetValue(likeness), LeastFineLikeness = parsed.GetValue(fine) },
                Links = parsed.GetValue(follow) ? SymbolicLinks.Followed : SymbolicLinks.WithinFolder,
            };
            string folder = parsed.GetRequiredValue(path);
            VerifyReport report = StepProgress.During("reading images", progress => DetectionVerify.Run(folder, options, progress, cancellation));
            if (parsed.GetValue(json)) ShowJson(report);
            else Show(report, parsed.GetValue(all) ? int.MaxValue : 20);
            if (!report.IsClean) throw new BallastException($"{folder}: {Amount.Of(report.Findings.Length)} {(report.Findings.Length == 1 ? "thing is" : "things are")} wrong.", FailureKind.GateFailed);
            return Task.FromResult(0);
        });
        return command;
    }

    private static void Show(VerifyReport report, int most)
    {
        Console.WriteLine($"{Amount.Of(report.Images, "image")}, {Amount.Of(report.PositiveImages)} with objects, {Amount.Of(report.Boxes, "box", "boxes")}, {Amount.Of(report.Groups, "group")}; {Amount.Of(report.ComparedImages, "image")} compared by their looks.");
        if (report.IsClean)
        {
            Console.WriteLine("✓ No group, no identical file and no near-duplicate is in two parts; labels and sums hold.");
            return;
        }

        foreach (IGrouping<VerifyFindingKind, VerifyFinding> kind in report.Findings.GroupBy(finding => finding.Kind))
        {
            int count = kind.Count();
            Console.WriteLine();
            Console.WriteLine($"✗ {Words.Of<VerifyFindingKind>()[(int)kind.Key]}: {Amount.Of(count)}");
            foreach (VerifyFinding finding in kind.Take(most)) Console.WriteLine($"  {finding.Message}");
            if (count > most) Console.WriteLine($"  … and {Amount.Of(count - most)} more; --all lists them.");
        }
    }

    private static void ShowJson(VerifyReport report) => JsonOutput.Write(new
    {
        report.IsClean,
        report.Images,
        report.PositiveImages,
        report.Boxes,
        report.Groups,
        report.ComparedImages,
        Findings = report.Findings.Select(finding => new { Kind = finding.Kind.ToString(), finding.Message, finding.Files }),
    });
}
