using System.CommandLine;
using Ballast.Experiments;
using Ballast.Resampling;

namespace Ballast.Cli;

/// <summary>The options that decide how a folder of images is read and split.</summary>
internal sealed class DataOptions
{
    private static readonly DataSettings Defaults = new();

    private readonly Option<int?> limit = new("--limit") { Description = "Use this many images; class shares and whole groups are kept.", HelpName = "N" };
    private readonly Option<double?> imbalance = new("--imbalance") { Description = "Cut the training part so that the largest class has this many images for one of the smallest, sizes falling exponentially, whole groups kept.", HelpName = "N" };
    private readonly Option<string?> groupColumn = new("--group-column") { Description = "Column of metadata.csv that must not cross parts (leaf, patient, volume). Found by its name when not given.", HelpName = "NAME" };
    private readonly Option<double> testRatio = RunOptions.Number("--test-ratio", "Share of the test part", Defaults.Split.TestShare);
    private readonly Option<double> validationRatio = RunOptions.Number("--val-ratio", "Share of the validation part", Defaults.Split.ValidationShare);
    private readonly Option<string> leakage = RunOptions.Choice("--leakage", "When a group or an identical file stands in two parts of a tree that is split already", RunChoices.Leakage, Defaults.Leakage);

    /// <summary>Options that only a folder of classes has.</summary>
    public IEnumerable<Option> ClassFoldersOnly => [limit, imbalance, groupColumn, leakage];

    public double TestRatio(ParseResult parsed) => parsed.GetValue(testRatio);

    public double ValidationRatio(ParseResult parsed) => parsed.GetValue(validationRatio);

    public IEnumerable<Option> All => [limit, imbalance, groupColumn, testRatio, validationRatio, leakage];

    public DataSettings Read(ParseResult parsed) => new()
    {
        GroupColumn = parsed.GetValue(groupColumn),
        Limit = parsed.GetValue(limit),
        Imbalance = parsed.GetValue(imbalance),
        Split = new SplitOptions { TestShare = parsed.GetValue(testRatio), ValidationShare = parsed.GetValue(validationRatio) },
        Leakage = RunChoices.Leakage.Parse(parsed.GetValue(leakage)!),
    };
}
