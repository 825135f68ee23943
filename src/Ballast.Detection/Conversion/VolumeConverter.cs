using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Vision;
using Ballast.Volumes;

namespace Ballast.Detection;

/// <summary>Writes the slices and label lines of one volume.</summary>
internal sealed class VolumeConverter
{
    private readonly ConversionRequest request;
    private readonly ILookup<string, VolumeAnnotation> rows;
    private readonly ILookup<string, (VolumeAnnotation Row, DetectionFindingKind Kind)> leftOut;
    private readonly int[] labels;

    /// <param name="request">What is converted.</param>
    /// <param name="classes">The classes of the dataset; those of the label map are among them.</param>
    internal VolumeConverter(ConversionRequest request, ClassNames classes)
    {
        this.request = request;
        rows = request.Annotations.Rows.ToLookup(row => row.Volume, StringComparer.Ordinal);
        leftOut = request.Annotations.LeftOut.ToLookup(each => each.Row.Volume, StringComparer.Ordinal);
        labels = [.. request.Labels.Classes.Select(classes.LabelOf)];
        Classes = classes;
    }

    private ClassNames Classes { get; }

    /// <summary>Converts a volume into a folder of its own; one that cannot be read is reported, not thrown.</summary>
    internal ConvertedVolume Convert(VolumeEntry entry, string folder, int threads, CancellationToken cancellation)
    {
        try
        {
            using IVolumeSource source = entry.Open();
            if (source.Name != entry.Name) throw new BallastException($"The volume calls itself '{source.Name}', but was announced as '{entry.Name}'. Rename its file or folder.");
            return Write(source, folder, threads, cancellation);
        }
        catch (BallastException cause)
        {
            return new ConvertedVolume(new VolumeReport { Status = ConvertedVolume.Failed, Reason = cause.Message }, new AnnotationAccount(), [], []);
        }
    }

    private ConvertedVolume Write(IVolumeSource source, string folder, int threads, CancellationToken cancellation)
    {
        BoxOrientation lie = request.BoxesLie;
        var grey = GreyVolume.Of(source, new GreyOptions { Window = request.Window, Orientation = lie == BoxOrientation.FlipImages ? SliceOrientation.UpsideDown : SliceOrientation.AsStored, Threads = threads }, cancellation);
        ImmutableArray<string> stems = [.. SlicePictures.NamesOf(source).Select(name => Path.GetFileNameWithoutExtension(name))];
        var tally = new AnnotationTally();
        SliceLabels?[] lines = Lines(source, lie, tally);
        Directory.CreateDirectory(folder);
        InParallel.For(stems.Length, threads, slice =>
        {
            File.WriteAllBytes(Path.Join(folder, stems[slice] + ".png"), grey.EncodePng(slice));
            if (lines[slice] is { } found || request.EmptyLabels == EmptyLabelFiles.Write) File.WriteAllText(Path.Join(folder, stems[slice] + ".txt"), lines[slice]?.Text ?? "");
        }, cancellation);
        int[] all = [.. lines.SelectMany(line => line?.Labels ?? [])];
        return new ConvertedVolume(
            new VolumeReport
            {
                Status = ConvertedVolume.Success,
                TotalSlices = stems.Length,
                AnnotatedSlices = lines.Count(line => line is not null),
                EmptySlices = lines.Count(line => line is null),
                TotalAnnotations = all.Length,
                ClassDistribution = all.CountBy(label => Classes[label]).ToImmutableSortedDictionary(each => each.Key, each => each.Value, StringComparer.Ordinal),
            },
            tally.Sum(),
            [.. stems.Select((stem, slice) => (stem, lines[slice] is not null || request.EmptyLabels == EmptyLabelFiles.Write))],
            [.. all.Distinct().Order()]);
    }

    /// <summary>The label lines of each slice; null where there are none.</summary>
    private SliceLabels?[] Lines(IVolumeSource source, BoxOrientation lie, AnnotationTally tally)
    {
        var places = new Dictionary<int, int>();
        for (int slice = 0; slice < source.Slices; slice++) places.TryAdd(source.Identity(slice).Number, slice);
        var lines = new SliceLabels?[source.Slices];
        foreach ((VolumeAnnotation row, DetectionFindingKind kind) in leftOut[source.Name]) tally.Omit(row.LabelText, LeftOut.Of(kind));
        foreach (VolumeAnnotation row in rows[source.Name])
        {
            int place = request.Labels.LabelOf(row.LabelText);
            if (row.IsStudyLevel) tally.Omit(row.LabelText, LeftOut.StudyLevel);
            else if (place < 0) tally.Omit(row.LabelText, LeftOut.LabelNotWanted);
            else if (!places.TryGetValue(row.Slice + request.SliceOffset, out int slice)) tally.Omit(row.LabelText, LeftOut.SliceMissing);
            else
            {
                PixelBox box = lie == BoxOrientation.FlipBoxes ? row.Box with { Y = source.HeightPixels - row.Box.Bottom } : row.Box;
                SliceLabels made = lines[slice] ?? new SliceLabels();
                made.Add(labels[place], box, (source.WidthPixels, source.HeightPixels), row.LabelText, tally);
                if (made.Labels.Count > 0) lines[slice] = made;
            }
        }

        return lines;
    }
}
