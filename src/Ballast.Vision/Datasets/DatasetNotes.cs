using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Vision;

/// <summary>Collects what is fine but unusual about the files of a folder.</summary>
internal sealed class DatasetNotes
{
    private static readonly HashSet<string> Companions = new(StringComparer.OrdinalIgnoreCase)
    {
        "", ".txt", ".md", ".rst", ".csv", ".tsv", ".json", ".xml", ".yaml", ".yml", ".html", ".pdf", ".log", ".sha1", ".sha256", ".md5", ".py", ".sh",
    };

    private readonly SortedDictionary<string, int> strangers = new(StringComparer.Ordinal);
    private readonly List<string> misnamed = [];
    private readonly List<string> unlisted = [];

    internal void NotAnImage(WalkedFile file)
    {
        string ending = Path.GetExtension(file.Name).ToLowerInvariant();
        if (!Companions.Contains(ending)) strangers[ending] = strangers.GetValueOrDefault(ending) + 1;
    }

    internal void NotListed(WalkedFile file) => unlisted.Add(file.File);

    internal void Format(WalkedFile file, ImageFormat format)
    {
        if (ImageSignature.OfName(file.Name) != format) misnamed.Add($"{file.File} is {ImageDecoder.NameOf(format)}");
    }

    internal ImmutableArray<string> Sentences(ImmutableArray<ImageSample> samples, ClassNames classes, string? groupColumn)
    {
        ImmutableArray<string>.Builder notes = ImmutableArray.CreateBuilder<string>();
        if (strangers.Count > 0)
            notes.Add($"{Files(strangers.Values.Sum())} not read, the ending is not that of an image: {string.Join(", ", strangers.Select(pair => $"{pair.Key} ({pair.Value})"))}.");
        if (misnamed.Count > 0) notes.Add($"{Files(misnamed.Count)} of another format than the ending says, read all the same: {Some(misnamed)}.");
        if (unlisted.Count > 0) notes.Add($"{Files(unlisted.Count)} not listed in metadata.csv: {Some(unlisted)}.");
        if (groupColumn is not null) notes.Add(GroupNote(samples, groupColumn));
        foreach (SplitPart part in samples.Select(sample => sample.Part).OfType<SplitPart>().Distinct().Order())
            for (int label = 0; label < classes.Count; label++)
                if (!samples.Any(sample => sample.Part == part && sample.Label == label))
                    notes.Add($"Class '{classes[label]}' has no image in the {part.ToString().ToLowerInvariant()} part.");
        return notes.ToImmutable();
    }

    private static string GroupNote(ImmutableArray<ImageSample> samples, string column)
    {
        int groups = samples.Select(sample => sample.Group).OfType<string>().Distinct(StringComparer.Ordinal).Count();
        int without = samples.Count(sample => sample.Group is null);
        return $"Groups come from column '{column}' of metadata.csv: {groups} groups, {Files(without)} without one.";
    }

    private static string Files(int count) => count == 1 ? "1 file" : $"{count} files";

    private static string Some(List<string> names) => string.Join(", ", names.Take(3)) + (names.Count > 3 ? ", …" : "");
}
