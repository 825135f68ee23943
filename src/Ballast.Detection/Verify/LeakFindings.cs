using System.Collections.Immutable;
using Ballast.Resampling;

namespace Ballast.Detection;

/// <summary>What a model would see in training and be judged on.</summary>
internal static class LeakFindings
{
    internal static IEnumerable<VerifyFinding> Of(VerifiedImage[] images, VerifyOptions options, CancellationToken cancellation)
    {
        VerifiedImage[] placed = [.. images.Where(image => image.Source.Part is not null)];
        List<VerifyFinding> findings =
        [
            .. Across(placed, VerifyFindingKind.GroupInSeveralParts, image => image.Group, group => $"Group '{group}' is in several parts"),
            .. Across(placed.Where(image => image.Content.Hash is not null), VerifyFindingKind.IdenticalFiles, image => image.Content.Hash!.Value, _ => "Identical files are in several parts"),
        ];
        if (options.NearDuplicates is { } check) findings.AddRange(NearDuplicates(placed, check, options.Threads, cancellation));
        return findings;
    }

    // Images come in ordinal order, and grouping keeps it: findings are in order of their first file.
    private static IEnumerable<VerifyFinding> Across<TKey>(IEnumerable<VerifiedImage> images, VerifyFindingKind kind, Func<VerifiedImage, TKey> key, Func<TKey, string> what) =>
        from together in images.GroupBy(key)
        where together.Select(image => image.Source.Part).Distinct().Count() > 1
        let files = together.Select(image => image.Source.File).ToImmutableArray()
        select new VerifyFinding(kind, $"{what(together.Key)}: {string.Join(", ", together.GroupBy(image => image.Source.Part!.Value).OrderBy(part => part.Key).Select(InPart))}.", files);

    private static string InPart(IGrouping<SplitPart, VerifiedImage> part)
    {
        int others = part.Count() - 1;
        return $"{PartWords.Of(part.Key)} has {part.First().Source.File}" + (others == 0 ? "" : $" and {others} more");
    }

    private static IEnumerable<VerifyFinding> NearDuplicates(VerifiedImage[] images, NearDuplicateCheck check, int threads, CancellationToken cancellation)
    {
        var search = new NearDuplicateSearch(images, check);
        foreach (NearDuplicate twin in search.Run(threads, cancellation))
        {
            VerifiedImage image = images[twin.Image], other = images[twin.Twin];
            yield return new VerifyFinding(
                VerifyFindingKind.NearDuplicates,
                $"{image.Source.File} ({PartWords.Of(image.Source.Part!.Value)}) looks like {other.Source.File} ({PartWords.Of(other.Source.Part!.Value)}){Describe(twin.Symmetry)}; {twin.Distance} of 63 bits differ.",
                [image.Source.File, other.Source.File]);
        }
    }

    private static string Describe(Symmetry symmetry) => symmetry switch
    {
        Symmetry.None => "",
        Symmetry.MirrorX => ", mirrored left to right",
        Symmetry.MirrorY => ", mirrored top to bottom",
        Symmetry.MirrorX | Symmetry.MirrorY => ", turned by 180 degrees",
        Symmetry.Transpose | Symmetry.MirrorX or Symmetry.Transpose | Symmetry.MirrorY => ", turned by 90 degrees",
        _ => ", mirrored and turned by 90 degrees",
    };
}
