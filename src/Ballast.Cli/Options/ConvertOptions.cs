using System.CommandLine;
using System.Globalization;
using Ballast.Core;
using Ballast.Detection;
using Ballast.Volumes;

namespace Ballast.Cli;

/// <summary>The options of <c>ballast convert</c>.</summary>
internal sealed class ConvertOptions
{
    private readonly Option<string[]> label = new("--label")
    {
        Description = "Which label becomes which class: 'Meniscus Tear=tear'; '*' stands for any letters. Give it several times. Default: each label a class.",
        HelpName = "LABEL=CLASS",
    };

    private readonly Option<string?> labels = new("--labels") { Description = "A file with a rule LABEL=CLASS in each line, beside or in place of --label.", HelpName = "FILE" };
    private readonly Option<double> trainRatio = RunOptions.Number("--train-ratio", "Share of the groups that train", 0.7);
    private readonly Option<double> valRatio = RunOptions.Number("--val-ratio", "Share of the groups that validate", 0.15);
    private readonly Option<double> testRatio = RunOptions.Number("--test-ratio", "Share of the groups that test", 0.15);
    private readonly Option<uint> seed = new("--seed") { Description = "The seed of the split.", DefaultValueFactory = _ => 42u, HelpName = "N" };
    private readonly Option<string?> patientMap = new("--patient-map") { Description = "Volumes: CSV file with columns volume and patient; patients stay together.", HelpName = "FILE" };
    private readonly Option<bool> append = new("--append") { Description = "Volumes: add to a dataset that convert made; only new volumes are split." };
    private readonly Option<bool> noEmptyLabels = new("--no-empty-labels") { Description = "Volumes: no label file for slices without boxes." };
    private readonly Option<string> window = new("--window")
    {
        Description = "Volumes: what is black and white: percentiles[:0.5,99.5] of the volume, CENTRE,WIDTH, file (what the file asks for), or slice (each slice its own; discouraged).",
        DefaultValueFactory = _ => "percentiles",
        HelpName = "W",
    };

    private readonly Option<string> flip = new("--flip")
    {
        Description = "Volumes: boxes that were drawn on images upside down: turn boxes, or images; none; auto does what the annotations are known for.",
        DefaultValueFactory = _ => "auto",
        HelpName = "HOW",
    };

    private readonly Option<int> sliceOffset = RunOptions.Number("--slice-offset", "Volumes: added to the slice of an annotation to give the number of the slice; 1 for fastMRI+ on DICOM files", 0);
    private readonly Option<string?> hdf5Dataset = new("--hdf5-dataset") { Description = "Volumes: the dataset to read of HDF5 files. Default: reconstruction_rss.", HelpName = "NAME" };

    public IEnumerable<Option> All =>
        [label, labels, trainRatio, valRatio, testRatio, seed, patientMap, append, noEmptyLabels, window, flip, sliceOffset, hdf5Dataset];

    /// <summary>Options that have no meaning without volumes.</summary>
    public IEnumerable<Option> VolumesOnly => [patientMap, append, noEmptyLabels, window, flip, sliceOffset, hdf5Dataset];

    public uint Seed(ParseResult parsed) => parsed.GetValue(seed);

    public PartRatios Ratios(ParseResult parsed) => new(parsed.GetValue(trainRatio), parsed.GetValue(valRatio), parsed.GetValue(testRatio));

    public VolumeFileOptions Volumes(ParseResult parsed) =>
        parsed.GetValue(hdf5Dataset) is { } name ? new VolumeFileOptions { Hdf5 = new Hdf5Options { Dataset = name } } : new VolumeFileOptions();

    /// <summary>The label map that was asked for; null where none was.</summary>
    public LabelMap? Labels(ParseResult parsed)
    {
        List<string> rules = [.. parsed.GetValue(label) ?? []];
        if (parsed.GetValue(labels) is { } file) rules.AddRange(Lines(file));
        return rules.Count == 0 ? null : LabelMap.Parse(rules);
    }

    public ConversionRequest Request(ParseResult parsed, IEnumerable<VolumeEntry> volumes, VolumeAnnotations annotations, LabelMap map) => new()
    {
        Volumes = [.. volumes],
        Annotations = annotations,
        Labels = map,
        Mode = parsed.GetValue(append) ? ConversionMode.Append : ConversionMode.Create,
        Ratios = Ratios(parsed),
        PatientMapFile = parsed.GetValue(patientMap),
        Seed = Seed(parsed),
        EmptyLabels = parsed.GetValue(noEmptyLabels) ? EmptyLabelFiles.Omit : EmptyLabelFiles.Write,
        Orientation = Flip(parsed.GetValue(flip)!),
        SliceOffset = parsed.GetValue(sliceOffset),
        Window = Window(parsed.GetValue(window)!),
    };

    private static IEnumerable<string> Lines(string file)
    {
        try
        {
            return [.. File.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BallastException($"{file}: cannot be read: {cause.Message} It needs a rule LABEL=CLASS in each line.", innerException: cause);
        }
    }

    private static BoxOrientation? Flip(string word) => word.ToLowerInvariant() switch
    {
        "auto" => null,
        "none" => BoxOrientation.AsStored,
        "boxes" => BoxOrientation.FlipBoxes,
        "images" => BoxOrientation.FlipImages,
        _ => throw new BallastException($"--flip is '{word}'. Choices: auto, none, boxes, images."),
    };

    private static SliceWindow Window(string text)
    {
        string word = text.ToLowerInvariant();
        if (word == "percentiles") return SliceWindow.Usual;
        if (word == "file") return new SliceWindow.FromFile(SliceWindow.Usual);
        if (word == "slice") return new SliceWindow.EachSlice();
        bool percentiles = word.StartsWith("percentiles:", StringComparison.Ordinal);
        string[] numbers = (percentiles ? word["percentiles:".Length..] : word).Split(',');
        if (numbers.Length == 2 && Number(numbers[0], out double first) && Number(numbers[1], out double second))
            return percentiles ? new SliceWindow.Percentiles(first, second) : new SliceWindow.Fixed(new IntensityWindow(first, second));
        throw new BallastException($"--window is '{text}'. Choices: percentiles, percentiles:0.5,99.5, a centre and a width such as 600,1200, file, slice.");
    }

    private static bool Number(string text, out double number) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
