using System.Collections.Immutable;
using System.Globalization;
using Ballast.Core;
using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>One conversion into a folder that grows.</summary>
internal sealed class VolumeConversionRun(ConversionRequest request, ImmutableArray<VolumeEntry> entries, ClassNames classes, StagingFolder staged)
{
    private const string Pool = ".ballast-volumes";

    private readonly GroupMap? patients = request.PatientMapFile is { } file ? GroupMap.Read(file) : null;

    /// <summary>Writes the folder and gives it its name.</summary>
    /// <param name="known">The report of the dataset that is added to; null for a new one.</param>
    /// <param name="progress">Told how many volumes are done.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal ConversionReport Run(ConversionReport? known, IProgress<(int Done, int Total)>? progress, CancellationToken cancellation)
    {
        if (known is not null) LinkOldFiles(cancellation);
        ConvertedVolume[] volumes = Convert(progress, cancellation);
        if (known is null && !volumes.Any(volume => volume.IsConverted))
            throw new BallastException($"None of the {entries.Length} volumes can be converted. The first, '{entries[0].Name}': {volumes[0].Report.Reason}");
        ConversionReport report = Report(Place(volumes, known), volumes, known);
        DatasetYaml.Write(staged, classes, Comments(report));
        File.WriteAllText(Path.Join(staged.Partial, ConversionReport.FileName), report.ToJson() + "\n");
        staged.Finish();
        return report;
    }

    /// <summary>The dataset that is added to: second names of the same files where the disk has them, copies elsewhere.</summary>
    private void LinkOldFiles(CancellationToken cancellation)
    {
        var files = new List<(string From, string To)>();
        Collect(new DirectoryInfo(staged.Target), staged.Partial, files);
        InParallel.For(files.Count, request.Threads, i => FileTransfer.LinkOrCopy(files[i].From, files[i].To), cancellation);
        // What the conversion writes anew must not be a second name of the old file.
        File.Delete(Path.Join(staged.Partial, ConversionReport.FileName));
        File.Delete(Path.Join(staged.Partial, DatasetYaml.FileName));
    }

    /// <summary>Makes the folders and symbolic links of a folder again, and lists its files. A link keeps its words: the new folder stands beside the old one, so they lead to the same place.</summary>
    private static void Collect(DirectoryInfo folder, string to, List<(string From, string To)> files)
    {
        foreach (FileSystemInfo entry in folder.EnumerateFileSystemInfos())
        {
            string place = Path.Join(to, entry.Name);
            if (entry.LinkTarget is { } target && entry is DirectoryInfo) Directory.CreateSymbolicLink(place, target);
            else if (entry.LinkTarget is { } file) File.CreateSymbolicLink(place, file);
            else if (entry is DirectoryInfo inner)
            {
                Directory.CreateDirectory(place);
                Collect(inner, place, files);
            }
            else if (entry.Name != StagingFolder.Mark) files.Add((entry.FullName, place));
        }
    }

    private ConvertedVolume[] Convert(IProgress<(int Done, int Total)>? progress, CancellationToken cancellation)
    {
        OpenCv.Prepare();
        var converter = new VolumeConverter(request, classes);
        var volumes = new ConvertedVolume[entries.Length];
        var steps = new ProgressSteps(progress, entries.Length);
        int outer = Math.Min(request.Threads, entries.Length), inner = Math.Max(1, request.Threads / outer);
        InParallel.For(entries.Length, outer, i =>
        {
            volumes[i] = converter.Convert(entries[i], PoolOf(i), inner, cancellation);
            steps.One();
        }, cancellation);
        return volumes;
    }

    /// <summary>Splits the volumes that were converted and moves their files into the folders of their parts.</summary>
    private SplitPart?[] Place(ConvertedVolume[] volumes, ConversionReport? known)
    {
        foreach (SplitPart part in Enum.GetValues<SplitPart>())
            foreach (string kind in (string[])["images", "labels"])
                Directory.CreateDirectory(Path.Join(staged.Partial, kind, PartWords.Of(part)));
        var placed = new SplitPart?[volumes.Length];
        Dictionary<string, SplitPart> parts = Divide(volumes, known);
        for (int i = 0; i < volumes.Length; i++)
        {
            if (!volumes[i].IsConverted) continue;
            placed[i] = parts[GroupOf(entries[i].Name)];
            Move(volumes[i], PoolOf(i), PartWords.Of(placed[i]!.Value));
        }

        Directory.Delete(Path.Join(staged.Partial, Pool), recursive: true);
        return placed;
    }

    /// <summary>The part of each group. A patient whose earlier volumes have a part keeps it.</summary>
    private Dictionary<string, SplitPart> Divide(ConvertedVolume[] volumes, ConversionReport? known)
    {
        var parts = new Dictionary<string, SplitPart>(StringComparer.Ordinal);
        if (patients is not null && known is not null)
            foreach ((string volume, VolumeReport report) in known.Volumes.Where(volume => volume.Value.Split is not null))
                if (!parts.TryAdd(GroupOf(volume), PartWords.Find(report.Split)!.Value) && parts[GroupOf(volume)] != PartWords.Find(report.Split))
                    throw new BallastException($"{staged.Target}: the volumes of patient '{GroupOf(volume)}' are in two parts already, so adding by patient cannot keep them together. Convert all volumes to a new folder with the patient map.");
        var labels = new SortedDictionary<string, SortedSet<int>>(StringComparer.Ordinal);
        for (int i = 0; i < volumes.Length; i++)
        {
            string group = GroupOf(entries[i].Name);
            if (!volumes[i].IsConverted || parts.ContainsKey(group)) continue;
            if (!labels.TryGetValue(group, out SortedSet<int>? held)) labels.Add(group, held = []);
            held.UnionWith(volumes[i].Labels);
        }

        SplitPart[] drawn = VolumeSplit.Divide(VolumeKinds.Of([.. labels.Values]), request.Ratios, request.Seed);
        foreach ((string group, SplitPart part) in labels.Keys.Zip(drawn)) parts.Add(group, part);
        return parts;
    }

    /// <summary>Where a volume's files wait for their part; a number, because names may lead elsewhere.</summary>
    private string PoolOf(int volume) => Path.Join(staged.Partial, Pool, volume.ToString(CultureInfo.InvariantCulture));

    private string GroupOf(string volume) => patients is null ? volume : patients.Find(volume) ?? throw patients.Missing(volume, $"volume '{volume}'");

    private void Move(ConvertedVolume volume, string from, string part)
    {
        foreach ((string stem, bool hasLabels) in volume.Files)
        {
            File.Move(Path.Join(from, stem + ".png"), Path.Join(staged.Partial, "images", part, stem + ".png"));
            if (hasLabels) File.Move(Path.Join(from, stem + ".txt"), Path.Join(staged.Partial, "labels", part, stem + ".txt"));
        }
    }

    private ConversionReport Report(SplitPart?[] parts, ConvertedVolume[] volumes, ConversionReport? known)
    {
        var all = (known?.Volumes ?? ImmutableSortedDictionary.Create<string, VolumeReport>(StringComparer.Ordinal)).ToBuilder();
        for (int i = 0; i < volumes.Length; i++)
            all[entries[i].Name] = volumes[i].Report with { Split = parts[i] is { } part ? PartWords.Of(part) : null };
        ImmutableSortedDictionary<string, VolumeReport> reports = all.ToImmutable();
        AnnotationAccount account = AnnotationTally.Sum([known?.Annotations ?? new AnnotationAccount(), .. volumes.Select(volume => volume.Account)]) with
        {
            RowsOfFailedVolumes = Rows(volume => reports.TryGetValue(volume, out VolumeReport? found) && found.Split is null),
            RowsOfOtherVolumes = Rows(volume => !reports.ContainsKey(volume)),
            MalformedRows = Malformed(),
        };
        return ConversionReport.Of(reports, account, [.. classes]);
    }

    private int Rows(Func<string, bool> ofVolume) =>
        request.Annotations.Rows.Count(row => ofVolume(row.Volume)) + request.Annotations.LeftOut.Count(each => ofVolume(each.Row.Volume));

    private int Malformed() => request.Annotations.Findings.Count(finding => finding.Kind is DetectionFindingKind.Malformed or DetectionFindingKind.MissingImage);

    private static IEnumerable<string> Comments(ConversionReport report) =>
    [
        $"{report.Summary.SuccessfulVolumes} volumes, split by volume: {report.Summary.TrainVolumes} train, {report.Summary.ValVolumes} val, {report.Summary.TestVolumes} test",
        $"{report.Summary.TotalImages} images, {report.Summary.TotalAnnotations} objects",
    ];
}
