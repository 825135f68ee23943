using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Ballast.Metrics;
using Ballast.Resampling;
using Ballast.Training;
using Ballast.Vision;

namespace Ballast.Experiments;

/// <summary><c>config.json</c>: every setting of a run as plain values. Read back it repeats the run.</summary>
public sealed record RunConfiguration
{
    /// <summary>The network, as on the command line.</summary>
    public required string Model { get; init; }

    /// <summary>The folder of images.</summary>
    public required string Dataset { get; init; }

    /// <summary>What kind of dataset it is; always <c>image_folder</c>.</summary>
    public string DatasetType { get; init; } = "image_folder";

    /// <summary>The fingerprint of the files, labels and bytes that were used.</summary>
    public required string DatasetFingerprint { get; init; }

    /// <summary>The number of images used, or null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>The imbalance that the training part was cut to, or null when it was left as it is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Imbalance { get; init; }

    /// <summary>The column that groups samples, or null when it was found by its name.</summary>
    public string? GroupColumn { get; init; }

    /// <summary>The share of the test part.</summary>
    public double TestRatio { get; init; }

    /// <summary>The share of the validation part.</summary>
    public double ValRatio { get; init; }

    /// <summary>What a leak between parts does.</summary>
    public required string Leakage { get; init; }

    /// <summary>The split plan that was given, or null when the run made its own.</summary>
    public string? SplitPlan { get; init; }

    /// <summary>Epochs at most.</summary>
    public int Epochs { get; init; }

    /// <summary>Images a step.</summary>
    public int BatchSize { get; init; }

    /// <summary>What is done to the training part.</summary>
    public required string BalancingTechnique { get; init; }

    /// <summary>The loss, as a recipe.</summary>
    [JsonConverter(typeof(RecipeJson))]
    public required string LossFunction { get; init; }

    /// <summary>The batch sampler, as a recipe.</summary>
    [JsonConverter(typeof(RecipeJson))]
    public string Sampler { get; init; } = "instance";

    /// <summary>How images are mixed, as a recipe.</summary>
    [JsonConverter(typeof(RecipeJson))]
    public string Mixing { get; init; } = "none";

    /// <summary>The side of the images the network sees, in pixels.</summary>
    public int ImageSize { get; init; }

    /// <summary>The file of pretrained weights, or null.</summary>
    public string? Pretrained { get; init; }

    /// <summary>The name of the run's folder.</summary>
    public required string ExperimentName { get; init; }

    /// <summary>The folder that the run's folder is in.</summary>
    public required string OutputDir { get; init; }

    /// <summary>Random transforms while training.</summary>
    public required JsonObject AugmentationConfig { get; init; }

    /// <summary>Transforms of offline augmentation.</summary>
    public required JsonObject OfflineAugmentationConfig { get; init; }

    /// <summary>The smallest count that offline augmentation brings a class to.</summary>
    public int AugmentationFloor { get; init; }

    /// <summary>Neighbours of SMOTE and ADASYN.</summary>
    public int Neighbors { get; init; }

    /// <summary>The exponent γ of the focal loss, where earlier versions wrote it; now a parameter of <see cref="LossFunction"/>. Null when it is not there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? FocalGamma { get; init; }

    /// <summary>Classes with more training images than this are called many.</summary>
    public int ManyAbove { get; init; } = new ClassSizeGroups().ManyAbove;

    /// <summary>Classes with fewer training images than this are called few.</summary>
    public int FewBelow { get; init; } = new ClassSizeGroups().FewBelow;

    /// <summary>Learning rate, schedule, optimiser, weight decay.</summary>
    public required HyperParameters BestHyperparameters { get; init; }

    /// <summary>Batches a step.</summary>
    public int BatchesPerStep { get; init; } = 1;

    /// <summary>How gradients are kept small, as a recipe.</summary>
    [JsonConverter(typeof(RecipeJson))]
    public string GradientClipping { get; init; } = "none";

    /// <summary>The moving average of the weights, as a recipe.</summary>
    [JsonConverter(typeof(RecipeJson))]
    public string WeightAveraging { get; init; } = "none";

    /// <summary>Which layers are trained.</summary>
    public string TrainedLayers { get; init; } = "all";

    /// <summary>The numbers that the network computes in while it is trained.</summary>
    public string Precision { get; init; } = "full";

    /// <summary>What the network is trained on.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>Epochs without progress before stopping.</summary>
    public int Patience { get; init; }

    /// <summary>What chooses the best epoch.</summary>
    public required string Monitor { get; init; }

    /// <summary>The seed.</summary>
    public uint Seed { get; init; }

    /// <summary>Threads of the network; 0 means all cores.</summary>
    public int Threads { get; init; }

    /// <summary>Memory for decoded images, in MiB.</summary>
    public long CacheMb { get; init; }

    /// <summary>How often the run is written down while it goes on, or null for never.</summary>
    public CheckpointInterval? Checkpoints { get; init; }

    /// <summary>Which other programs are told about the run, or null for none.</summary>
    public TrackingSettings? Tracking { get; init; }

    /// <summary>Which classes are many, medium and few.</summary>
    internal ClassSizeGroups ClassSizes => new() { ManyAbove = ManyAbove, FewBelow = FewBelow };

    /// <summary>The configuration of settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="dataFingerprint">The fingerprint of the data they run on.</param>
    public static RunConfiguration Of(RunSettings settings, string dataFingerprint)
    {
        ArgumentNullException.ThrowIfNull(settings);
        TrainingSettings training = settings.Training;
        return new RunConfiguration
        {
            Model = RunChoices.Models.NameOf(training.Network),
            Dataset = Path.GetFullPath(settings.DatasetPath),
            DatasetFingerprint = dataFingerprint,
            Limit = settings.Data.Limit,
            Imbalance = settings.Data.Imbalance,
            GroupColumn = settings.Data.GroupColumn,
            TestRatio = settings.Data.Split.TestShare,
            ValRatio = settings.Data.Split.ValidationShare,
            Leakage = RunChoices.Leakage.NameOf(settings.Data.Leakage),
            SplitPlan = settings.Data.SplitPlanPath is { } plan ? Path.GetFullPath(plan) : null,
            Epochs = training.Epochs,
            BatchSize = training.BatchSize,
            BalancingTechnique = RunChoices.Techniques.NameOf(settings.Technique),
            LossFunction = RunChoices.Losses.Format(settings.Loss),
            Sampler = RunChoices.Samplers.Format(settings.Sampler),
            Mixing = RunChoices.Mixings.Format(settings.Mixing),
            ImageSize = training.ImageSizePixels,
            Pretrained = training.PretrainedWeights is { } weights ? Path.GetFullPath(weights) : null,
            ExperimentName = settings.FolderName,
            OutputDir = Path.GetFullPath(settings.OutputFolder),
            AugmentationConfig = ToObject(training.Augmentation),
            OfflineAugmentationConfig = ToObject(settings.OfflineAugmentation),
            AugmentationFloor = settings.OfflineFloor,
            Neighbors = settings.Neighbors,
            ManyAbove = settings.ClassSizes.ManyAbove,
            FewBelow = settings.ClassSizes.FewBelow,
            BestHyperparameters = new HyperParameters(training.LearningRate, RunChoices.Schedules.Format(training.Schedule), RunChoices.Optimizers.Format(training.Optimizer), training.WeightDecay),
            BatchesPerStep = training.BatchesPerStep,
            GradientClipping = RunChoices.Clippings.Format(training.Clipping),
            WeightAveraging = RunChoices.Averagings.Format(training.Averaging),
            TrainedLayers = RunChoices.TrainedLayers.NameOf(training.TrainedLayers),
            Precision = RunChoices.Precisions.NameOf(training.Precision),
            Device = RunChoices.Devices.NameOf(training.Device),
            Patience = training.Patience,
            Monitor = RunChoices.Monitors.NameOf(training.Monitor),
            Seed = training.Seed,
            Threads = training.Threads,
            CacheMb = settings.CacheBudgetBytes >> 20,
            Checkpoints = settings.Checkpoints,
            Tracking = settings.Tracking.IsOff ? null : settings.Tracking.Rooted(),
        };
    }

    /// <summary>Reads a <c>config.json</c>.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="Core.BallastException">The file is not there or not a configuration.</exception>
    public static RunConfiguration Read(string path) => File.Exists(path)
        ? AtomicFile.ReadJson<RunConfiguration>(path)
        : throw new Core.BallastException($"There is no configuration '{path}'. Give the config.json of a run folder.");

    /// <summary>The settings of the configuration.</summary>
    public RunSettings ToSettings() => new()
    {
        DatasetPath = Dataset,
        OutputFolder = OutputDir,
        Name = ExperimentName,
        Technique = RunChoices.Techniques.Parse(BalancingTechnique),
        Loss = LossSettings,
        Sampler = RunChoices.Samplers.Parse(Sampler),
        Mixing = RunChoices.Mixings.Parse(Mixing),
        ClassSizes = ClassSizes,
        Neighbors = Neighbors,
        OfflineAugmentation = AugmentationSettings.FromJson(OfflineAugmentationConfig.ToJsonString()),
        OfflineFloor = AugmentationFloor,
        CacheBudgetBytes = CacheMb << 20,
        Checkpoints = Checkpoints,
        Tracking = Tracking ?? new TrackingSettings(),
        Data = new DataSettings
        {
            GroupColumn = GroupColumn,
            Limit = Limit,
            Imbalance = Imbalance,
            Split = new SplitOptions { TestShare = TestRatio, ValidationShare = ValRatio },
            Leakage = RunChoices.Leakage.Parse(Leakage),
            SplitPlanPath = SplitPlan,
        },
        Training = new TrainingSettings
        {
            Network = RunChoices.Models.Parse(Model),
            ImageSizePixels = ImageSize,
            Epochs = Epochs,
            BatchSize = BatchSize,
            LearningRate = BestHyperparameters.LearningRate,
            WeightDecay = BestHyperparameters.WeightDecay,
            Schedule = RunChoices.Schedules.Parse(BestHyperparameters.Scheduler),
            Optimizer = RunChoices.Optimizers.Parse(BestHyperparameters.Optimizer),
            BatchesPerStep = BatchesPerStep,
            Clipping = RunChoices.Clippings.Parse(GradientClipping),
            Averaging = RunChoices.Averagings.Parse(WeightAveraging),
            TrainedLayers = RunChoices.TrainedLayers.Parse(TrainedLayers),
            Precision = RunChoices.Precisions.Parse(Precision),
            Device = RunChoices.Devices.Parse(Device),
            Patience = Patience,
            Monitor = RunChoices.Monitors.Parse(Monitor),
            PretrainedWeights = Pretrained,
            Augmentation = AugmentationSettings.FromJson(AugmentationConfig.ToJsonString()),
            Threads = Threads,
            Seed = Seed,
        },
    };

    /// <summary>True when another configuration asks for the same result: all equal but where it is written, who is told and how much memory it may take.</summary>
    /// <param name="other">The other configuration.</param>
    public bool Repeats(RunConfiguration other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Essence(this) == Essence(other);
    }

    internal const int DigestLength = 8;

    /// <summary>Digits that differ between configurations that ask for different results.</summary>
    internal string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Essence(this))))[..DigestLength];

    /// <summary>The loss that the configuration asks for, γ of earlier versions included.</summary>
    internal Training.LossFunction LossSettings
    {
        get
        {
            Training.LossFunction loss = RunChoices.Losses.Parse(LossFunction);
            return loss is Training.LossFunction.Focal focal && FocalGamma is { } gamma ? focal with { Gamma = gamma } : loss;
        }
    }

    /// <summary>All that decides the result, written as this version writes it: configurations of earlier versions name losses otherwise. Tables' class sizes decide nothing.</summary>
    private static string Essence(RunConfiguration configuration) => System.Text.Json.JsonSerializer.Serialize(
        Of(configuration.ToSettings(), configuration.DatasetFingerprint) with { ExperimentName = "", OutputDir = "", SplitPlan = null, CacheMb = 0, Checkpoints = null, Tracking = null, ManyAbove = 0, FewBelow = 0 },
        JsonFormat.Line);

    private static JsonObject ToObject(AugmentationSettings augmentation) => JsonNode.Parse(augmentation.ToJson())!.AsObject();
}
