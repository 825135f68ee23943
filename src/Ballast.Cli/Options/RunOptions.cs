using System.CommandLine;
using Ballast.Core;
using Ballast.Experiments;
using Ballast.Metrics;
using Ballast.Training;

namespace Ballast.Cli;

/// <summary>The options that decide how a run reads its data, trains and writes; shared by <c>train</c> and <c>experiments</c>.</summary>
internal sealed class RunOptions
{
    private static readonly RunSettings Defaults = new() { DatasetPath = "" };

    private readonly Option<string> model = Choice("--model", "The network", RunChoices.Models, Defaults.Training.Network);
    private readonly Option<int?> imageSize = new("--image-size") { Description = "Side of the images the network sees, in pixels. Default: what the network was designed for.", HelpName = "N" };
    private readonly Option<int> epochs = Number("--epochs", "Epochs at most", Defaults.Training.Epochs);
    private readonly Option<int> batchSize = Number("--batch-size", "Images a step", Defaults.Training.BatchSize);
    private readonly Option<int> patience = Number("--patience", "Epochs without progress before stopping", Defaults.Training.Patience);
    private readonly Option<string> monitor = Choice("--monitor", "What chooses the best epoch", RunChoices.Monitors, Defaults.Training.Monitor);
    private readonly Option<string?> pretrained = new("--pretrained") { Description = "Weights to start from (.safetensors, or PyTorch's .pth).", HelpName = "FILE" };
    private readonly Option<string> augmentation = Augmentation("--augmentation", "Random transforms while training", "baseline");
    private readonly Option<string> offline = Augmentation("--offline-augmentation", "Transforms of offline augmentation", "combined");
    private readonly Option<int> floor = Number("--augmentation-floor", "Offline augmentation brings each class to at least this many images", Defaults.OfflineFloor);
    private readonly Option<int> neighbors = Number("--neighbors", "Neighbours that SMOTE and ADASYN choose from", Defaults.Neighbors);
    private readonly Option<double?> focalGamma = new("--focal-gamma") { Description = "The focal loss's exponent; short for focal_loss:gamma=N. Default: 2.", HelpName = "N" };
    private readonly Option<int> manyAbove = Number("--many-above", "Tables count classes with more training images than this as many", Defaults.ClassSizes.ManyAbove);
    private readonly Option<int> fewBelow = Number("--few-below", "Tables count classes with fewer training images than this as few", Defaults.ClassSizes.FewBelow);
    private readonly EngineOptions engine = new();
    private readonly TrackingOptions tracking = new();
    private readonly DataOptions data = new();
    private readonly Option<int> cache = Number("--cache-mb", "Memory for decoded images, in MiB", (int)(Defaults.CacheBudgetBytes >> 20));

    /// <summary>Where run folders go.</summary>
    public Option<string> Output { get; } = new("--output") { Description = "Where run folders are written.", DefaultValueFactory = _ => Defaults.OutputFolder, HelpName = "DIR" };

    /// <summary>Every option, in the order of the help.</summary>
    public IEnumerable<Option> All =>
    [
        model, imageSize, epochs, batchSize, .. data.All, pretrained, augmentation, offline, floor, neighbors, focalGamma, .. engine.All,
        patience, monitor, manyAbove, fewBelow, cache, .. tracking.All, Output,
    ];

    /// <summary>The settings that the command line asks for, with the demo's where it leaves them open.</summary>
    public RunSettings Read(ParseResult parsed, string datasetPath, uint seed, DemoDefaults? demo = null)
    {
        int Or(Option<int> option, int? demoValue) => parsed.GetResult(option) is { Implicit: false } || demoValue is null ? parsed.GetValue(option) : demoValue.Value;
        NetworkName network = RunChoices.Models.Parse(parsed.GetValue(model)!);
        var settings = new RunSettings
        {
            DatasetPath = datasetPath,
            OutputFolder = parsed.GetValue(Output)!,
            Data = data.Read(parsed),
            Neighbors = parsed.GetValue(neighbors),
            ClassSizes = new ClassSizeGroups { ManyAbove = parsed.GetValue(manyAbove), FewBelow = parsed.GetValue(fewBelow) },
            OfflineAugmentation = RunChoices.AugmentationNamed(parsed.GetValue(offline)!),
            OfflineFloor = Or(floor, demo?.AugmentationFloor),
            Tracking = tracking.Read(parsed),
            CacheBudgetBytes = (long)parsed.GetValue(cache) << 20,
            Training = new TrainingSettings
            {
                Network = network,
                ImageSizePixels = parsed.GetValue(imageSize) ?? demo?.ImageSizePixels ?? network.ImageSizePixels,
                Epochs = Or(epochs, demo?.Epochs),
                BatchSize = parsed.GetValue(batchSize),
                Patience = parsed.GetValue(patience),
                Monitor = RunChoices.Monitors.Parse(parsed.GetValue(monitor)!),
                PretrainedWeights = parsed.GetValue(pretrained),
                Augmentation = RunChoices.AugmentationNamed(parsed.GetValue(augmentation)!),
                Seed = seed,
            },
        };
        return engine.Fill(parsed, settings, demo);
    }

    /// <summary>A loss with the exponent of <c>--focal-gamma</c>, where it is a focal loss and the option was given.</summary>
    /// <exception cref="BallastException">The loss names another exponent itself.</exception>
    public LossFunction WithFocalGamma(ParseResult parsed, LossFunction loss)
    {
        if (parsed.GetValue(focalGamma) is not { } gamma || loss is not LossFunction.Focal focal) return loss;
        LossFunction.Focal wanted = focal with { Gamma = gamma };
        return focal.Gamma == gamma || focal.Gamma == new LossFunction.Focal().Gamma
            ? wanted
            : throw new BallastException($"--focal-gamma is {gamma}, but the loss is {RunChoices.Losses.Format(focal)}. Give the exponent once.");
    }

    /// <summary>An option whose value is a recipe.</summary>
    internal static Option<string> Recipe<T>(string name, string description, Recipes<T> recipes, T standard)
        where T : class? => new(name)
    {
        Description = $"{description}: {string.Join(", ", recipes.Names)}; parameters behind it as name:key=value,key=value.",
        DefaultValueFactory = _ => recipes.Format(standard),
        HelpName = "NAME[:KEY=VALUE,...]",
    };

    internal static Option<T> Number<T>(string name, string description, T standard)
        where T : struct => new(name) { Description = description + ".", DefaultValueFactory = _ => standard, HelpName = "N" };

    internal static Option<string> Augmentation(string name, string description, string standard) => new(name)
    {
        Description = $"{description}: {string.Join(", ", RunChoices.AugmentationNames)}, or a JSON file such as combined_augmentation_1.json.",
        DefaultValueFactory = _ => standard,
        HelpName = "NAME|FILE",
    };

    internal static Option<string> Choice<T>(string name, string description, Choices<T> choices, T standard)
        where T : notnull => new(name)
    {
        Description = $"{description}: {string.Join(", ", choices.Names)}.",
        DefaultValueFactory = _ => choices.NameOf(standard),
        HelpName = "NAME",
    };
}
