using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Detection;
using Ballast.Vision;
using Ballast.Volumes;

namespace Ballast.Cli;

/// <summary><c>ballast convert</c> of annotated volumes.</summary>
internal sealed class VolumeConvertRun
{
    private ImmutableArray<string> drawn = [];
    private ImmutableArray<ImageProblem> problems = [];

    public VolumeConvertRun(AnnotationSource kind, string path, string? key)
    {
        if (kind == AnnotationSource.Instances && key is null)
            throw new BallastException($"'{path}' names DICOM instances. Give the table that tells volume and number of each with --key.");
        Annotations = kind == AnnotationSource.Instances ? InstanceAnnotations.Read(path, key!) : FastMriPlus.Read(path);
    }

    public VolumeAnnotations Annotations { get; }

    public LabelMap AllLabels()
    {
        string[] labels = [.. Annotations.Rows.Where(row => !row.IsStudyLevel).Select(row => row.LabelText)];
        return labels.Length > 0 ? LabelMap.Identity(labels) : throw new BallastException("The annotations have no box. Name another file.");
    }

    /// <summary>The volumes of a folder; nothing yet where they are to be drawn.</summary>
    public IEnumerable<VolumeEntry> Volumes(string? folder, bool draw, string? list, VolumeFileOptions options, CancellationToken cancellation)
    {
        if (draw == folder is not null) throw new BallastException("The scans are missing, or there are two sources of them: give either --volumes DIR or --draw-volumes.");
        ImmutableArray<string> names = list is null ? [] : Names(list);
        if (draw)
        {
            drawn = [.. Annotations.Volumes.Union(names, StringComparer.Ordinal)];
            return [];
        }

        (ImmutableArray<VolumeEntry> found, problems) = VolumeSources.Find(folder!, options, cancellation);
        HashSet<string> wanted = names.ToHashSet(StringComparer.Ordinal);
        ImmutableArray<VolumeEntry> taken = list is null ? found : [.. found.Where(entry => wanted.Contains(entry.Name))];
        if (!taken.Any(entry => Annotations.Volumes.Contains(entry.Name)))
            Console.Error.WriteLine($"warning: no volume has an annotation. Volumes are called {Some(taken.Select(entry => entry.Name))}; annotations speak of {Some(Annotations.Volumes)}.");
        return taken;
    }

    /// <summary>The volumes of the folder, or the drawn ones.</summary>
    public IEnumerable<VolumeEntry> WithTears(IEnumerable<VolumeEntry> volumes, LabelMap labels, uint seed) =>
        drawn.IsEmpty ? volumes : DrawnVolumes.For(Annotations, drawn, labels, seed);

    public void Convert(ConversionRequest request, string output, bool json, CancellationToken cancellation)
    {
        RequireLabels(request);
        ConversionReport? before = request.Mode == ConversionMode.Append ? ConversionReport.Read(output) : null;
        if (request.Mode == ConversionMode.Append && !Path.Exists(output)) Console.Error.WriteLine($"warning: there is no dataset {output} to add to; a new one is made.");
        ConversionReport report = StepProgress.During("converting volumes", progress => VolumeConversion.Run(request, output, progress, cancellation));
        if (json)
        {
            JsonOutput.Write(new { Folder = Path.GetFullPath(output), report.Summary, report.Annotations, Failed = report.Volumes.Where(volume => volume.Value.Split is null).ToDictionary(volume => volume.Key, volume => volume.Value.Reason) });
            return;
        }

        Show(report);
        Console.WriteLine();
        if (before is not null && request.Volumes.All(volume => before.Volumes.GetValueOrDefault(volume.Name)?.Split is not null)) Console.WriteLine("All volumes already exist in the dataset. Nothing to add.");
        else Console.WriteLine($"{Amount.Of(report.Summary.SuccessfulVolumes, "volume")}, {Amount.Of(report.Summary.TotalImages, "image")} written to {Path.GetFullPath(output)}");
        Console.WriteLine($"Next: ballast balance {output} {Path.TrimEndingDirectorySeparator(output)}-balanced");
    }

    /// <summary>A misspelled rule would silently make a dataset without objects.</summary>
    private static void RequireLabels(ConversionRequest request)
    {
        string[] labels = [.. request.Annotations.Rows.Where(row => !row.IsStudyLevel).Select(row => row.LabelText).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        string[] idle = [.. request.Labels.Rules.Where(rule => labels.All(label => LabelMap.Of(rule).LabelOf(label) < 0)).Select(rule => rule.Source)];
        if (labels.Length > 0 && idle.Length == request.Labels.Rules.Length)
            throw new BallastException($"No label of the annotations is '{string.Join("' or '", idle)}', so there would be no object. The labels are '{string.Join("', '", labels)}'.");
        foreach (string source in idle) Console.Error.WriteLine($"warning: no label of the annotations is '{source}'.");
    }

    private void Show(ConversionReport report)
    {
        Screen.Table(
            ["part", "volumes", "slices", "with objects", "objects"],
            [.. ((string[])["train", "val", "test"]).Select(part => Row(part, report.Volumes.Values.Where(volume => volume.Split == part))), Row("all", report.Volumes.Values.Where(volume => volume.Split is not null))]);
        foreach ((string name, VolumeReport volume) in report.Volumes.Where(volume => volume.Value.Split is null)) Console.WriteLine($"left out: {name}: {volume.Reason}");
        foreach (ImageProblem problem in problems.Take(10)) Console.WriteLine($"left out: {problem.File}: {problem.Detail}");
        if (problems.Length > 10) Console.WriteLine($"… and {Amount.Of(problems.Length - 10, "more file")}");
        AnnotationAccount account = report.Annotations;
        Console.WriteLine();
        Console.WriteLine($"{Amount.Of(account.Rows, "row")} about these volumes: {Amount.Of(account.LabelLines, "label line")}{string.Concat(account.LeftOut.Select(reason => $" + {Amount.Of(reason.Value)} {reason.Key.Replace('_', ' ')}"))}.");
        if (account.CutToImage > 0) Console.WriteLine($"{Amount.Of(account.CutToImage, "box", "boxes")} reached out of the image and {(account.CutToImage == 1 ? "was" : "were")} cut to it.");
        if (account.RowsOfFailedVolumes > 0) Console.WriteLine($"Not among them: {Amount.Of(account.RowsOfFailedVolumes, "row")} about volumes that could not be read.");
        if (account.RowsOfOtherVolumes > 0) Console.WriteLine($"Not among them: {Amount.Of(account.RowsOfOtherVolumes, "row")} about volumes that are not here.");
        if (account.MalformedRows > 0) Console.WriteLine($"Not among them: {Amount.Of(account.MalformedRows, "row")} that could not be read.");
        Console.WriteLine();
        Screen.Table(
            ["label", "rows", "label lines", "left out"],
            [.. account.Labels.Where(label => label.Value.LabelLines > 0).Select(label => (IReadOnlyList<string>)[label.Key, Amount.Of(label.Value.Rows), Amount.Of(label.Value.LabelLines), Amount.Of(label.Value.Rows - label.Value.LabelLines)])]);
    }

    private static IReadOnlyList<string> Row(string name, IEnumerable<VolumeReport> volumes)
    {
        VolumeReport[] all = [.. volumes];
        return [name, Amount.Of(all.Length), Amount.Of(all.Sum(volume => volume.TotalSlices)), Amount.Of(all.Sum(volume => volume.AnnotatedSlices)), Amount.Of(all.Sum(volume => volume.TotalAnnotations))];
    }

    private static ImmutableArray<string> Names(string list)
    {
        try
        {
            return [.. File.ReadLines(list).Select(line => line.Trim()).Where(line => line.Length > 0)];
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BallastException($"{list}: cannot be read: {cause.Message} It needs the name of a volume in each line.", innerException: cause);
        }
    }

    private static string Some(IEnumerable<string> names)
    {
        string[] first = [.. names.Take(3)];
        return first.Length == 0 ? "nothing" : string.Join(", ", first) + " …";
    }
}
