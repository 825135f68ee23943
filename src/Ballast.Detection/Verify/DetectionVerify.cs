using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>Checks a YOLO dataset for leaks between its parts and for labels that do not hold.</summary>
public static class DetectionVerify
{
    /// <summary>Reads every file of a dataset and tells what is wrong; changes nothing.</summary>
    /// <param name="folder">The dataset.</param>
    /// <param name="options">The settings.</param>
    /// <param name="progress">Told how many images are read; default none.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="BallastException">The folder has no known layout, or its YAML file or metadata cannot be read at all.</exception>
    public static VerifyReport Run(string folder, VerifyOptions options, IProgress<(int Done, int Total)>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(options);
        YoloListing listing = YoloListing.Read(folder, options.Links);
        ImmutableArray<string> names = YoloNames.Read(listing.Root);
        BalanceMetadata? metadata = BalanceMetadata.Find(listing.Root);
        VerifiedImage[] images = Read(listing, options, metadata, progress, cancellation);
        var findings = new List<VerifyFinding>();
        findings.AddRange(listing.Findings.Select(finding => new VerifyFinding(VerifyFindingKind.Unreadable, $"{finding.File}: {finding.Detail}", [finding.File])));
        findings.AddRange(LeakFindings.Of(images, options, cancellation));
        findings.AddRange(LabelFindings.Of(listing, images, names, options.BoxTolerancePixels));
        if (metadata is not null) findings.AddRange(MetadataFindings.Of(metadata, images));
        return new VerifyReport
        {
            // A stable sort: within a kind the order of the checks stays, which is that of files and lines.
            Findings = [.. findings.OrderBy(finding => finding.Kind)],
            Images = images.Length,
            PositiveImages = images.Count(image => image.IsPositive),
            Boxes = images.Sum(image => image.Label.Rows.Count),
            Groups = images.Select(image => image.Group).Distinct(StringComparer.Ordinal).Count(),
            ComparedImages = options.NearDuplicates is null ? 0 : images.Count(image => image.Content.Looks is not null),
        };
    }

    private static VerifiedImage[] Read(YoloListing listing, VerifyOptions options, BalanceMetadata? metadata, IProgress<(int Done, int Total)>? progress, CancellationToken cancellation)
    {
        OpenCv.Prepare();
        (YoloLabelText Text, string? Failure)[] labels = YoloLabelFiles.Read(listing.Images, options.Threads, progress: null, cancellation);
        var images = new VerifiedImage[listing.Images.Count];
        var report = new ProgressSteps(progress, images.Length);
        InParallel.For(images.Length, options.Threads, i =>
        {
            YoloImage source = listing.Images[i];
            images[i] = new VerifiedImage(source, labels[i].Text, labels[i].Failure, ImageContent.Read(source.FullPath)) { Group = GroupOf(source, options, metadata) };
            report.One();
        }, cancellation);
        return images;
    }

    private static string GroupOf(YoloImage image, VerifyOptions options, BalanceMetadata? metadata) =>
        options.Groups is { } rule ? rule.Of(image.File) : metadata?.GroupOf(image.Inner) ?? GroupRule.AfterFirstHyphen.Of(image.File);
}
