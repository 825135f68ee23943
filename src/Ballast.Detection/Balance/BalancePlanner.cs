using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Detection;

/// <summary>Makes a plan from a listing.</summary>
internal static class BalancePlanner
{
    private const int SelectionStream = 0x5e1ec7;

    internal static BalancePlan Plan(YoloListing listing, BalanceOptions options, IProgress<(int Done, int Total)>? progress, CancellationToken cancellation)
    {
        (YoloLabelText Text, string? Failure)[] labels = YoloLabelFiles.Read(listing.Images, options.Threads, progress, cancellation);
        PlannedImage[] images = Grouped(listing, options, labels);
        ClassNames classes = ClassesOf(listing.Root, images);
        Dictionary<string, SplitPart> parts = Divide(images, options, listing.Root);
        SplitComparison? comparison = options.Optimal is null ? null : SplitComparison.Improve(images, parts, classes, options, cancellation);
        for (int i = 0; i < images.Length; i++) images[i] = images[i] with { Part = parts[images[i].Group], Copies = 1 };
        RequireDistinctNames(images);
        IReadOnlyList<string> notes = Select(images, options);
        return new BalancePlan
        {
            Root = listing.Root,
            Options = options,
            Classes = classes,
            Images = ImmutableArray.Create(images),
            Comparison = comparison,
            Findings = [.. Findings(listing, labels)],
            Notes = [.. notes, .. PartsWithoutObjects(images)],
        };
    }

    private static PlannedImage[] Grouped(YoloListing listing, BalanceOptions options, (YoloLabelText Text, string? Failure)[] labels)
    {
        GroupMap? patients = options.PatientMapFile is { } map ? GroupMap.Read(map) : null;
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var images = new PlannedImage[listing.Images.Count];
        for (int i = 0; i < images.Length; i++)
        {
            YoloImage source = listing.Images[i];
            string volume = Shared(names, options.Volumes.Of(source.File));
            string group = patients is null ? volume : patients.Find(volume) ?? throw patients.Missing(source.File, $"volume '{volume}'");
            images[i] = new PlannedImage
            {
                File = source.File,
                Volume = volume,
                Group = Shared(names, group),
                OriginalPart = source.Part,
                Labels = LabelsOf(labels[i].Text),
                Source = source,
            };
        }

        if (names.Count >= images.Length && options.Singletons == SingletonGroups.Refuse) RequireSharedGroups(images, listing.Root);
        return images;
    }

    private static void RequireSharedGroups(PlannedImage[] images, string root)
    {
        if (images.Select(image => image.Group).Distinct(StringComparer.Ordinal).Count() < images.Length) return;
        throw new BallastException(
            $"{root}: each of the {images.Length} images is a group of its own ('{images[0].Group}' for {images[0].File}), so a split by groups protects from nothing. "
            + "Say how the volume is told: a group pattern or a group map; or allow singletons if no two images have anything in common.");
    }

    /// <summary>One string a name instead of one an image.</summary>
    private static string Shared(Dictionary<string, string> names, string name)
    {
        if (names.TryGetValue(name, out string? known)) return known;
        names.Add(name, name);
        return name;
    }

    private static ImmutableArray<int> LabelsOf(YoloLabelText text) => text.Rows.Count switch
    {
        0 => [],
        1 => [text.Rows[0].Label],
        _ => [.. text.Rows.Select(row => row.Label).Distinct().Order()],
    };

    private static Dictionary<string, SplitPart> Divide(PlannedImage[] images, BalanceOptions options, string root)
    {
        var classes = new SortedDictionary<string, SortedSet<int>>(StringComparer.Ordinal);
        foreach (PlannedImage image in images)
        {
            if (!classes.TryGetValue(image.Group, out SortedSet<int>? held)) classes.Add(image.Group, held = []);
            foreach (int label in image.Labels) held.Add(label);
        }

        int wanted = new[] { options.Ratios.Train, options.Ratios.Validation, options.Ratios.Test }.Count(ratio => ratio > 0);
        if (classes.Count < wanted)
            throw new BallastException($"{root}: {classes.Count} {(classes.Count == 1 ? "group" : "groups")} cannot fill {wanted} parts. Add volumes, or set a ratio to 0.");
        SplitPart[] parts = VolumeSplit.Divide(VolumeKinds.Of([.. classes.Values]), options.Ratios, options.Seed);
        return classes.Keys.Select((group, i) => (group, parts[i])).ToDictionary(pair => pair.group, pair => pair.Item2, StringComparer.Ordinal);
    }

    private static IReadOnlyList<string> Select(PlannedImage[] images, BalanceOptions options)
    {
        int[] training = [.. Enumerable.Range(0, images.Length).Where(i => images[i].Part == SplitPart.Train)];
        var pool = new SelectionPool([.. training.Select(i => images[i])], new RandomState(options.Seed).Derive(SelectionStream));
        int[] copies = options.Selection.Choose(pool);
        for (int i = 0; i < training.Length; i++)
            if (copies[i] != 1)
                images[training[i]] = images[training[i]] with { Copies = copies[i] };
        return pool.Notes;
    }

    /// <summary>A score on a part without objects says nothing.</summary>
    private static IEnumerable<string> PartsWithoutObjects(PlannedImage[] images)
    {
        int groups = images.Where(image => image.IsPositive).Select(image => image.Group).Distinct(StringComparer.Ordinal).Count();
        foreach (IGrouping<SplitPart, PlannedImage> part in images.GroupBy(image => image.Part).OrderBy(part => part.Key))
            if (groups > 0 && !part.Any(image => image.IsPositive))
                yield return $"No image of the {PartWords.Of(part.Key)} part has an object: {(groups == 1 ? "1 group has" : $"{groups} groups have")} any. Add volumes with objects.";
    }

    private static void RequireDistinctNames(PlannedImage[] images)
    {
        // Label files have the names of their images, so two images of one name and different endings are in each other's way as well.
        var taken = new Dictionary<(SplitPart, string), string>(images.Length);
        foreach (PlannedImage image in images)
        {
            string name = Path.ChangeExtension(image.Source.Inner, null);
            if (taken.TryAdd((image.Part, name), image.File)) continue;
            throw new BallastException(
                $"{image.File} and {taken[(image.Part, name)]} would both be written to images/{PartWords.Of(image.Part)}/ under the name '{name}'. Rename or remove one of them.");
        }
    }

    private static ClassNames ClassesOf(string root, PlannedImage[] images)
    {
        ImmutableArray<string> declared = YoloNames.Read(root);
        int needed = images.SelectMany(image => image.Labels).DefaultIfEmpty(-1).Max() + 1;
        if (declared.IsEmpty && needed > YoloNames.MostClasses)
            throw new BallastException($"{root}: a label file names class {needed - 1}, and no dataset.yaml says what it is. Add the file, or correct the label.");
        return ClassNames.InGivenOrder(declared.IsEmpty ? Enumerable.Range(0, Math.Max(1, needed)).Select(label => $"class_{label}") : declared);
    }

    private static IEnumerable<DetectionFinding> Findings(YoloListing listing, (YoloLabelText Text, string? Failure)[] labels)
    {
        IEnumerable<DetectionFinding> ofLabels = listing.Images.SelectMany((image, i) => FindingsOf(image, labels[i]));
        IEnumerable<DetectionFinding> orphans = listing.OrphanLabels.Select(file => new DetectionFinding(file, null, DetectionFindingKind.OrphanLabel, "There is no image of this name; it was left out."));
        return listing.Findings.Concat(ofLabels).Concat(orphans).OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line);
    }

    private static IEnumerable<DetectionFinding> FindingsOf(YoloImage image, (YoloLabelText Text, string? Failure) label)
    {
        if (image.LabelPath is null)
            yield return new DetectionFinding(image.File, null, DetectionFindingKind.MissingLabel, "It has no label file; it counts as an image without objects, and an empty one is written.");
        if (label.Failure is { } failure) yield return new DetectionFinding(image.LabelFile, null, DetectionFindingKind.Unreadable, failure);
        foreach ((int line, string why) in label.Text.Problems)
            yield return new DetectionFinding(image.LabelFile, line, DetectionFindingKind.Malformed, $"The line is no object: {why}. It does not count.");
    }
}
