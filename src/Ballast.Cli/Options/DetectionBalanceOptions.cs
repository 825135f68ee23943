using System.CommandLine;
using System.Globalization;
using Ballast.Core;
using Ballast.Detection;

namespace Ballast.Cli;

/// <summary>The options of <c>ballast balance</c> on a detection dataset.</summary>
internal sealed class DetectionBalanceOptions
{
    private const string None = "none";

    private readonly Option<double> trainRatio = RunOptions.Number("--train-ratio", "Detection: share of the volumes that train", 0.7);
    private readonly Option<string> negRatio = new("--neg-ratio")
    {
        Description = "Detection: images without objects for each with objects in the training part; 'none' keeps all.",
        DefaultValueFactory = _ => "1.0",
        HelpName = "R|none",
    };

    private readonly Option<string> select = new("--select")
    {
        Description = "Detection: the rule for the training part: undersample, by-slice, nearest, duplicate, repeat-factor.",
        DefaultValueFactory = _ => "undersample",
        HelpName = "RULE",
    };

    private readonly Option<double> repeatThreshold = RunOptions.Number("--repeat-threshold", "Detection: repeat-factor repeats classes that a smaller share of images holds", 0.001);
    private readonly Option<string> link = new("--link")
    {
        Description = "Detection: how images come into OUT: copy, hardlink, symlink, reflink.",
        DefaultValueFactory = _ => "copy",
        HelpName = "MODE",
    };

    private readonly Option<bool> optimal = new("--optimal") { Description = "Detection: search for the best division of whole groups by images, positives and every class at once." };
    private readonly Option<double> effort = RunOptions.Number("--optimal-effort", "Detection: how long --optimal searches, about seconds", new OptimalSplitOptions().Effort);
    private readonly Option<string?> patientMap = new("--patient-map") { Description = "Detection: CSV file with columns volume and patient; patients stay together.", HelpName = "FILE" };
    private readonly Option<bool> singletons = new("--allow-singletons") { Description = "Detection: accept that every image is a group of its own." };
    private readonly Option<bool> followLinks = new("--follow-links") { Description = "Detection: read images that are links to files outside the dataset." };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Detection: print the plan and write nothing." };
    private readonly GroupOptions groups = new();

    public IEnumerable<Option> All =>
        [trainRatio, negRatio, select, repeatThreshold, link, optimal, effort, .. groups.All, patientMap, singletons, followLinks, dryRun];

    public bool IsDryRun(ParseResult parsed) => parsed.GetValue(dryRun);

    public BalanceWriteOptions Writing(ParseResult parsed) => new() { Link = Link(parsed.GetValue(link)!) };

    public BalanceOptions Read(ParseResult parsed, double validationRatio, double testRatio, uint seed) => new()
    {
        Volumes = groups.Read(parsed) ?? GroupRule.AfterFirstHyphen,
        PatientMapFile = parsed.GetValue(patientMap),
        Singletons = parsed.GetValue(singletons) ? SingletonGroups.Allow : SingletonGroups.Refuse,
        Ratios = new PartRatios(parsed.GetValue(trainRatio), validationRatio, testRatio),
        Seed = seed,
        Optimal = parsed.GetValue(optimal) ? new OptimalSplitOptions { Seed = (int)(seed & int.MaxValue), Effort = parsed.GetValue(effort) } : null,
        Selection = Selection(parsed),
        Links = parsed.GetValue(followLinks) ? SymbolicLinks.Followed : SymbolicLinks.WithinFolder,
    };

    private TrainingSelection Selection(ParseResult parsed)
    {
        string rule = parsed.GetValue(select)!.Replace('_', '-').ToLowerInvariant();
        if (rule == "repeat-factor") return TrainingSelection.RepeatFactors(parsed.GetValue(repeatThreshold));
        string text = parsed.GetValue(negRatio)!;
        if (text.Equals(None, StringComparison.OrdinalIgnoreCase)) return TrainingSelection.KeepAll;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double ratio))
            throw new BallastException($"--neg-ratio is '{text}' but must be a number of 0 or more, or 'none'. 1.0 is usual.");
        return rule switch
        {
            "undersample" => TrainingSelection.UndersampleNegatives(ratio),
            "by-slice" => TrainingSelection.StratifiedBySlice(ratio),
            "nearest" => TrainingSelection.NearestNegatives(ratio),
            "duplicate" => TrainingSelection.DuplicatePositives(ratio),
            _ => throw new BallastException($"There is no rule '{rule}'. Choices: undersample, by-slice, nearest, duplicate, repeat-factor."),
        };
    }

    private static LinkMode Link(string word) => word.ToLowerInvariant() switch
    {
        "copy" => LinkMode.Copy,
        "hardlink" => LinkMode.HardLink,
        "symlink" => LinkMode.Symlink,
        "reflink" => LinkMode.Reflink,
        _ => throw new BallastException($"There is no link mode '{word}'. Choices: copy, hardlink, symlink, reflink."),
    };
}
