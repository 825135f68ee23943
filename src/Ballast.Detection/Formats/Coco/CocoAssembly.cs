using Ballast.Core;
using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>Puts a dataset together from COCO files.</summary>
internal sealed class CocoAssembly
{
    private readonly DatasetFiles files;
    private readonly List<DetectionFinding> findings;
    private readonly List<string> classes = [];
    private readonly Dictionary<string, int> labelOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CocoEntry> entries = new(StringComparer.Ordinal);

    internal CocoAssembly(DatasetFiles files, List<DetectionFinding> findings)
    {
        this.files = files;
        this.findings = findings;
    }

    internal ClassNames Classes => ClassNames.InGivenOrder(classes);

    /// <summary>The images that were found, in ordinal order.</summary>
    internal IEnumerable<CocoEntry> Entries => entries.Values.OrderBy(entry => entry.Image.File, StringComparer.Ordinal);

    /// <summary>Takes what one file says.</summary>
    /// <param name="document">What it says.</param>
    /// <param name="file">The file, relative to the root.</param>
    internal void Take(CocoDocument document, string file)
    {
        findings.AddRange(document.Findings);
        Dictionary<string, int> labels = LabelsOf(document, file);
        SplitPart? part = PartWords.InPath(file);
        var byId = new Dictionary<string, CocoEntry?>(StringComparer.Ordinal);
        foreach (CocoImage image in document.Images)
        {
            var place = new SourcePlace(file, image.Line);
            if (byId.ContainsKey(image.Id)) findings.Add(place.Finding(DetectionFindingKind.Duplicate, $"Image {image.Id} stands twice; '{image.File}' was left out."));
            else byId.Add(image.Id, Place(image, part, place));
        }

        foreach (CocoObject found in document.Objects)
        {
            var place = new SourcePlace(file, found.Line);
            if (!byId.TryGetValue(found.Image, out CocoEntry? entry))
                findings.Add(place.Finding(DetectionFindingKind.MissingImage, $"An annotation speaks of image {found.Image}, which 'images' does not list; it was left out."));
            else if (!labels.TryGetValue(found.Category, out int label))
                findings.Add(place.Finding(DetectionFindingKind.UnknownClass, $"An annotation has category {found.Category}, which 'categories' does not list; it was left out."));
            else entry?.Objects.Add((found, label, place));
        }
    }

    private Dictionary<string, int> LabelsOf(CocoDocument document, string file)
    {
        var labels = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (CocoCategory category in document.Categories.OrderBy(category => category.Order))
        {
            if (!labelOf.TryGetValue(category.Name, out int label))
            {
                label = classes.Count;
                classes.Add(category.Name);
                labelOf.Add(category.Name, label);
            }

            if (!labels.TryAdd(category.Id, label))
                findings.Add(new DetectionFinding(file, category.Line, DetectionFindingKind.Duplicate, $"Category {category.Id} stands twice; '{category.Name}' was left out."));
        }

        return labels;
    }

    private CocoEntry? Place(CocoImage said, SplitPart? part, SourcePlace place)
    {
        WalkedFile? found = new ImageLookup(files).Find(said.File, part, place, findings);
        if (found is not { } file) return null;
        if (!entries.TryGetValue(file.File, out CocoEntry? entry))
        {
            entry = new CocoEntry(file, part, said, place);
            entries.Add(file.File, entry);
        }
        else if (entry.Part is { } first && part is { } second && first != second)
        {
            findings.Add(place.Finding(DetectionFindingKind.InTwoParts, $"'{file.File}' is in {PartWords.Of(first)} and in {PartWords.Of(second)}; it was taken for {PartWords.Of(first)}."));
            return null;
        }

        return entry;
    }
}
