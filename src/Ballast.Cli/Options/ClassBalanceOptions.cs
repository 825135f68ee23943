using System.CommandLine;
using Ballast.Experiments;
using Ballast.Training;

namespace Ballast.Cli;

/// <summary>The options of <c>ballast balance</c> on a folder of images, one folder a class.</summary>
internal sealed class ClassBalanceOptions
{
    private readonly Option<string> technique =
        RunOptions.Choice("--balancing-technique", "Classes: what is done to the training part", RunChoices.Techniques, BalancingTechnique.RandomOversampling);

    private readonly Option<int> neighbors = RunOptions.Number("--neighbors", "Classes: neighbours that SMOTE and ADASYN choose from", 5);
    private readonly Option<int> floor = RunOptions.Number("--augmentation-floor", "Classes: offline augmentation brings each class to at least this many images", 2000);
    private readonly Option<string> offline = RunOptions.Augmentation("--offline-augmentation", "Classes: transforms of offline augmentation", "combined");

    public IEnumerable<Option> All => [technique, neighbors, floor, offline];

    public RunSettings Read(ParseResult parsed, string input, DataSettings data, uint seed) => new()
    {
        DatasetPath = input,
        Data = data,
        Technique = RunChoices.Techniques.Parse(parsed.GetValue(technique)!),
        Neighbors = parsed.GetValue(neighbors),
        OfflineFloor = parsed.GetValue(floor),
        OfflineAugmentation = RunChoices.AugmentationNamed(parsed.GetValue(offline)!),
        Training = new TrainingSettings { Seed = seed },
    };
}
