using System.Collections.Immutable;
using System.Globalization;
using Ballast.Core;
using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>Makes a dataset of the rows of a table.</summary>
internal sealed class CsvReading
{
    private readonly DatasetFiles files;
    private readonly CsvTable table;
    private readonly CsvColumns columns;
    private readonly string file;
    private readonly List<DetectionFinding> findings;
    private readonly SortedDictionary<string, (WalkedFile Image, SplitPart? Part, List<CsvRow> Rows)> images = new(StringComparer.Ordinal);

    internal CsvReading(DatasetFiles files, CsvTable table, CsvColumns columns, string file)
    {
        this.files = files;
        this.table = table;
        this.columns = columns;
        this.file = file;
        findings = [.. files.Findings];
        Classes = new ClassNames(table.Rows.Select(row => row.Cells[columns.Label].Trim()).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal));
    }

    internal ClassNames Classes { get; }

    internal IEnumerable<DetectionFinding> Findings => findings;

    internal ImmutableArray<DetectionImage> Run(CsvMapping mapping, IProgress<(int Done, int Total)>? progress, CancellationToken cancellation)
    {
        Gather();
        (WalkedFile Image, SplitPart? Part, List<CsvRow> Rows)[] entries = [.. images.Values];
        var made = new DetectionImage?[entries.Length];
        var odd = new List<DetectionFinding>[entries.Length];
        var steps = new ProgressSteps(progress, entries.Length);
        InParallel.For(entries.Length, mapping.Reading.Threads, i =>
        {
            odd[i] = [];
            (WalkedFile image, SplitPart? part, List<CsvRow> rows) = entries[i];
            if (SizedImages.Of(image, odd[i]) is var (width, height))
                made[i] = new DetectionImage { File = image.File, FullPath = image.FullPath, WidthPixels = width, HeightPixels = height, Part = part, Annotations = Boxes(rows, (width, height), mapping.Unit, odd[i]) };
            steps.One();
        }, cancellation);
        findings.AddRange(odd.SelectMany(list => list));
        return [.. made.OfType<DetectionImage>()];
    }

    /// <summary>Collects the rows of each image.</summary>
    private void Gather()
    {
        var lookup = new ImageLookup(files);
        var known = new Dictionary<(string, SplitPart?), string?>();
        foreach (CsvRow row in table.Rows)
        {
            var place = new SourcePlace(file, row.Line);
            string name = row.Cells[columns.File].Trim();
            SplitPart? part = columns.Part < 0 ? null : PartWords.Find(row.Cells[columns.Part].Trim());
            if (!known.TryGetValue((name, part), out string? image))
            {
                WalkedFile? found = name.Length == 0 ? null : lookup.Find(name, part, place, findings);
                if (name.Length == 0) findings.Add(place.Finding(DetectionFindingKind.Malformed, "The row names no image; it was left out."));
                image = found?.File;
                known.Add((name, part), image);
                if (found is { } first) images.TryAdd(first.File, (first, part ?? PartWords.InPath(first.File.Contains('/', StringComparison.Ordinal) ? first.File[..first.File.LastIndexOf('/')] : ""), []));
            }

            if (image is null) continue;
            if (part is { } said && images[image].Part is { } taken && said != taken)
                findings.Add(place.Finding(DetectionFindingKind.InTwoParts, $"'{image}' is in {PartWords.Of(taken)} and in {PartWords.Of(said)}; it was taken for {PartWords.Of(taken)}."));
            images[image].Rows.Add(row);
        }
    }

    private ImmutableArray<Annotation> Boxes(List<CsvRow> rows, (int Width, int Height) size, CsvUnit unit, List<DetectionFinding> odd)
    {
        var list = new AnnotationList(size.Width, size.Height, odd);
        (double across, double down) = unit == CsvUnit.Shares ? (size.Width, size.Height) : (1.0, 1.0);
        foreach (CsvRow row in rows)
        {
            var place = new SourcePlace(file, row.Line);
            string name = row.Cells[columns.Label].Trim();
            string[] cells = [.. columns.Box.Select(column => row.Cells[column].Trim())];
            if (Array.TrueForAll(cells, cell => cell.Length == 0)) continue;
            double[] numbers = new double[4];
            int wrong = Array.FindIndex(cells, cell => !TryNumber(cell, out _));
            if (name.Length == 0) odd.Add(place.Finding(DetectionFindingKind.Malformed, "The row names no class; it was left out."));
            else if (wrong >= 0) odd.Add(place.Finding(DetectionFindingKind.Malformed, $"'{cells[wrong]}' in column '{table.Columns[columns.Box[wrong]]}' is not a number; the row was left out."));
            if (name.Length == 0 || wrong >= 0) continue;
            for (int i = 0; i < 4; i++)
            {
                TryNumber(cells[i], out double number);
                numbers[i] = number * (i % 2 == 0 ? across : down);
            }

            list.Add(new Annotation(Classes.LabelOf(name), Box(numbers)), name, place);
        }

        return list.ToImmutable();
    }

    private PixelBox Box(double[] numbers) => columns.Form switch
    {
        CsvBoxForm.Corners => new PixelBox(numbers[0], numbers[1], numbers[2] - numbers[0], numbers[3] - numbers[1]),
        CsvBoxForm.CornerAndSize => new PixelBox(numbers[0], numbers[1], numbers[2], numbers[3]),
        _ => new PixelBox(numbers[0] - numbers[2] / 2, numbers[1] - numbers[3] / 2, numbers[2], numbers[3]),
    };

    private static bool TryNumber(string text, out double number) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
