using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Reporting.Tests;

/// <summary>Made-up reports. The numbers mean nothing but fit together well enough to look at.</summary>
internal static class SampleReport
{
    internal static readonly string[] Leaves =
        ["Bacterial_spot", "Early_blight", "Healthy", "Late_blight", "Leaf_mold", "Septoria_leaf_spot", "Spider_mites Two-spotted_spider_mite", "Target_Spot", "Tomato_mosaic_virus", "Yellow_Leaf_Curl_Virus"];

    internal static ReportContent Content(ReportDataset dataset, params ReportRun[] runs) => new()
    {
        Title = $"{dataset.Name}: which balancing helps?",
        Dataset = dataset,
        Runs = [.. runs],
        Provenance = new ReportProvenance
        {
            Command = "./ballast experiments data/plantvillage --model shufflenet_v2 --image-size 64 --limit 3000 --epochs 6",
            Date = new DateTimeOffset(2026, 3, 5, 14, 7, 0, TimeSpan.Zero),
            DataFingerprint = "sha256:5f7d1c0e9a34b2864c1e8b7f90d25a61",
            Seeds = [42, 43, 44],
            Machine = "2 cores, 8 GiB, Linux x64",
            Settings = [new("Network", "shufflenet_v2"), new("Image size", "64 px"), new("Epochs", "6"), new("Learning rate", "0.0005")],
            Versions = [new("Ballast", "0.1.0"), new(".NET", "10.0.1"), new("TorchSharp", "0.107.0")],
        },
    };

    internal static ReportDataset Dataset(IReadOnlyList<string> names, int largest = 840)
    {
        int[] training = [.. Enumerable.Range(0, names.Count).Select(i => Math.Max(6, (int)(largest * Math.Pow(20, -(double)(i * 7 % names.Count) / Math.Max(1, names.Count - 1)))))];
        int[] part = [.. training.Select(count => Math.Max(2, count * 15 / 70))];
        return new ReportDataset
        {
            Name = "plantvillage-10class-128",
            Classes = new ClassNames(names),
            Training = ClassCounts.FromCounts(training),
            Validation = ClassCounts.FromCounts(part),
            Test = ClassCounts.FromCounts(part),
            GroupColumn = "leaf_group",
            Groups = 1871,
        };
    }

    /// <summary>A run whose interval is 0.03 wide on both sides and whose other scores follow from its macro-F1.</summary>
    internal static ReportRun Run(string name, double macroF1, ReportRunKind kind = ReportRunKind.Trained) => new()
    {
        Name = name,
        Kind = kind,
        Technique = kind == ReportRunKind.Baseline ? "none" : name.Split(' ')[0].ToLowerInvariant(),
        Seeds = [42],
        Scores = new RunScores { MacroF1 = new Score(macroF1, macroF1 - 0.03, macroF1 + 0.03) },
    };

    internal static ReportRun Baseline(double macroF1 = 0.654) => Run("Do nothing", macroF1, ReportRunKind.Baseline);

    internal static ReportRun Compared(string name, double macroF1, double low, double high, double p) =>
        Run(name, macroF1) with { Difference = new BaselineDifference(Math.Round(macroF1 - 0.654, 6), low, high, p) };

    internal static ReportRun Failed(string name) => new() { Name = name, FailedReason = "Out of memory while balancing." };

    /// <summary>A whole suite on the given classes: eight experiments, three free rows, one failure, made images, left-out files.</summary>
    internal static ReportContent Suite(IReadOnlyList<string> names)
    {
        ReportDataset dataset = Dataset(names) with
        {
            Problems = [new("Late_blight/IMG_0412.jpg", "unreadable image", "the file ends after 4,096 of 18,231 bytes"), new("Healthy/notes.txt", "not an image", "")],
        };
        SampleRuns runs = new(dataset);
        return Content(dataset, runs.All()) with
        {
            SyntheticExamples =
            [
                .. Enumerable.Range(0, 3).Select(i => Example("SMOTE", names[i % names.Count], $"step 0.{i * 3 + 2}", i, neighbor: true)),
                .. Enumerable.Range(3, 2).Select(i => Example("Offline augmentation", names[i % names.Count], "version 2: rotation −14°", i, neighbor: false)),
            ],
        };
    }

    internal static ImmutableArray<byte> Png(int seed)
    {
        using SkiaSharp.SKBitmap bitmap = new(48, 48);
        for (int y = 0; y < 48; y++)
            for (int x = 0; x < 48; x++)
            {
                bool leaf = Math.Pow((x - 24.0) / (15 + seed), 2) + Math.Pow((y - 24.0) / 20, 2) < 1;
                bool spot = (x / 6 * 7 + y / 6 * (3 + seed)) % 5 == 0;
                bitmap.SetPixel(x, y, leaf ? spot ? new SkiaSharp.SKColor(120, 84, 40) : new SkiaSharp.SKColor(58, 132, 62) : new SkiaSharp.SKColor(196, 190, 176));
            }

        using SkiaSharp.SKData data = bitmap.Encode(SkiaSharp.SKEncodedImageFormat.Png, 90);
        return [.. data.ToArray()];
    }

    private static SyntheticExample Example(string run, string name, string caption, int seed, bool neighbor) => new()
    {
        Run = run,
        ClassName = name,
        Caption = caption,
        BaseImage = Png(seed),
        NeighborImage = neighbor ? Png(seed + 2) : [],
        SyntheticImage = Png(seed + 1),
    };
}
