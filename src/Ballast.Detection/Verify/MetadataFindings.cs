using Ballast.Resampling;

namespace Ballast.Detection;

/// <summary>Holds the numbers of the metadata against a recount of the folder.</summary>
internal static class MetadataFindings
{
    internal static IEnumerable<VerifyFinding> Of(BalanceMetadata metadata, VerifiedImage[] images) =>
        Counts(metadata, images).Concat(Volumes(metadata)).Concat(BalanceDocuments.Parts.SelectMany(part => Listing(metadata, part, images)));

    private static IEnumerable<VerifyFinding> Counts(BalanceMetadata metadata, VerifiedImage[] images)
    {
        long all = 0, positive = 0;
        foreach (SplitPart part in BalanceDocuments.Parts)
        {
            string name = PartWords.Of(part);
            VerifiedImage[] own = [.. images.Where(image => image.Source.Part == part)];
            int tears = own.Count(image => image.IsPositive);
            (all, positive) = (all + own.Length, positive + tears);
            foreach ((string key, long counted) in new (string, long)[] { ("total", own.Length), ("tear", tears), ("no_tear", own.Length - tears) })
                if (metadata.Number("statistics", "splits", name, key) is var said && said != counted)
                    yield return Differs($"statistics.splits.{name}.{key}", said?.ToString(), counted.ToString());
            if (metadata.Text("statistics", $"{name}_balance_ratio") is var ratio && ratio != $"{tears}:{own.Length - tears}")
                yield return Differs($"statistics.{name}_balance_ratio", ratio is null ? null : $"'{ratio}'", $"'{tears}:{own.Length - tears}'");
        }

        foreach ((string key, long counted) in new[] { ("total_images", all), ("total_tear", positive), ("total_no_tear", all - positive) })
            if (metadata.Number("statistics", key) is var said && said != counted)
                yield return Differs($"statistics.{key}", said?.ToString(), counted.ToString());
    }

    /// <summary>The volumes of the parts must add up; a part may list fewer than it has, because a volume may have lost all its images to balancing.</summary>
    private static IEnumerable<VerifyFinding> Volumes(BalanceMetadata metadata)
    {
        long sum = 0;
        foreach (SplitPart part in BalanceDocuments.Parts)
        {
            string key = $"{PartWords.Of(part)}_volumes";
            long? said = metadata.Number("volume_statistics", key);
            if (said is null) yield return Differs($"volume_statistics.{key}", null, "a number");
            sum += said ?? 0;
        }

        if (metadata.Number("volume_statistics", "total_volumes") is var total && total != sum)
            yield return Differs("volume_statistics.total_volumes", total?.ToString(), $"{sum}, the sum of the parts");
    }

    private static IEnumerable<VerifyFinding> Listing(BalanceMetadata metadata, SplitPart part, VerifiedImage[] images)
    {
        string key = $"slice_details.{PartWords.Of(part)}";
        if (metadata.Listed(part) is not { } listed)
        {
            yield return Differs(key, null, "a list");
            yield break;
        }

        var left = new Dictionary<string, VerifiedImage>(StringComparer.Ordinal);
        foreach (VerifiedImage image in images.Where(image => image.Source.Part == part)) left.TryAdd(image.Source.Inner, image);
        foreach ((string file, bool? hasObject) in listed)
        {
            if (!left.Remove(file, out VerifiedImage? image)) yield return Wrong($"{key} lists '{file}', which the part does not have.", file);
            else if (hasObject is { } said && said != image.IsPositive) yield return Wrong($"{key} says that '{file}' has {(said ? "an object" : "no object")}, but its label file has {image.Label.Rows.Count}.", image.Source.File);
        }

        foreach (VerifiedImage image in left.Values) yield return Wrong($"{key} does not list {image.Source.File}.", image.Source.File);
    }

    private static VerifyFinding Differs(string key, string? said, string counted) => Wrong($"{key} is {said ?? "missing"}, but should be {counted}.", BalanceDocuments.Metadata);

    private static VerifyFinding Wrong(string what, string file) => new(VerifyFindingKind.Metadata, $"{BalanceDocuments.Metadata}: {what}", [file]);
}
