using Ballast.Training;
using Ballast.Vision;

namespace Ballast.Experiments;

/// <summary>The words of the command line and of <c>config.json</c>, and the types they stand for.</summary>
public static class RunChoices
{
    /// <summary>Balancing techniques.</summary>
    public static Choices<BalancingTechnique> Techniques { get; } = new(
        "balancing technique",
        ("none", BalancingTechnique.None),
        ("random_oversampling", BalancingTechnique.RandomOversampling),
        ("random_undersampling", BalancingTechnique.RandomUndersampling),
        ("smote", BalancingTechnique.Smote),
        ("adasyn", BalancingTechnique.Adasyn),
        ("offline_augmentation", BalancingTechnique.OfflineAugmentation),
        ("repeat_all", BalancingTechnique.RepeatAll),
        ("repeat_all_to_floor", BalancingTechnique.RepeatAllToFloor));

    /// <summary>Loss functions, with their parameters.</summary>
    public static Recipes<LossFunction> Losses => LossRecipes.All;

    /// <summary>Batch samplers, with their parameters.</summary>
    public static Recipes<BatchSampling> Samplers => SamplerRecipes.All;

    /// <summary>How images are mixed, with parameters.</summary>
    public static Recipes<ImageMixing?> Mixings => MixingRecipes.All;

    /// <summary>Networks.</summary>
    public static Choices<NetworkName> Models { get; } = new("network", [.. NetworkName.All.Select(network => (network.Spelling, network))]);

    /// <summary>Optimisers, with their parameters.</summary>
    public static Recipes<OptimizerSettings> Optimizers => OptimizerRecipes.All;

    /// <summary>Schedules of the learning rate, with their parameters.</summary>
    public static Recipes<LearningRateSchedule> Schedules => ScheduleRecipes.All;

    /// <summary>How gradients are kept small.</summary>
    public static Recipes<GradientClipping?> Clippings => WeightCareRecipes.Clipping;

    /// <summary>Moving averages of the weights.</summary>
    public static Recipes<WeightAveraging?> Averagings => WeightCareRecipes.Averaging;

    /// <summary>Which layers are trained.</summary>
    public static Choices<TrainedLayers> TrainedLayers { get; } = new(
        "set of layers",
        ("all", Training.TrainedLayers.All),
        ("classifier", Training.TrainedLayers.Classifier));

    /// <summary>The numbers that a network computes in while it is trained.</summary>
    public static Choices<TrainingPrecision> Precisions { get; } = new(
        "precision",
        ("full", TrainingPrecision.Full),
        ("bfloat16", TrainingPrecision.BFloat16));

    /// <summary>What a network is trained on.</summary>
    public static Choices<TrainingDevice> Devices { get; } = new(
        "device",
        ("cpu", TrainingDevice.Cpu),
        ("cuda", TrainingDevice.Cuda),
        ("auto", TrainingDevice.Auto));

    /// <summary>What chooses the best epoch.</summary>
    public static Choices<MonitoredScore> Monitors { get; } = new(
        "monitor",
        ("macro_f1", MonitoredScore.MacroF1),
        ("val_acc", MonitoredScore.Accuracy),
        ("val_loss", MonitoredScore.Loss));

    /// <summary>Adjustments of a finished run that a row of a suite can show.</summary>
    public static Choices<AdjustmentMethod> Adjustments => AdjustmentChoices.Methods;

    /// <summary>Experiments of the suite, by name.</summary>
    public static Choices<Experiment> Experiments { get; } = new(
        "experiment", [.. ExperimentCatalog.All.Select(experiment => (experiment.Name, experiment))]);

    /// <summary>Groups of the suite.</summary>
    public static Choices<ExperimentGroup> Groups { get; } = new(
        "group",
        ("baseline", ExperimentGroup.Baseline),
        ("resampling", ExperimentGroup.Resampling),
        ("augmentation", ExperimentGroup.Augmentation),
        ("loss_function", ExperimentGroup.LossFunction),
        ("combined", ExperimentGroup.Combined),
        ("losses", ExperimentGroup.Losses),
        ("samplers", ExperimentGroup.Samplers),
        ("mixing", ExperimentGroup.Mixing),
        ("two_stage", ExperimentGroup.TwoStage),
        ("reference", ExperimentGroup.Reference),
        ("extra", ExperimentGroup.Extra));

    /// <summary>What a leak between parts does.</summary>
    public static Choices<LeakagePolicy> Leakage { get; } = new(
        "leakage policy",
        ("refuse", LeakagePolicy.Refuse),
        ("allow", LeakagePolicy.Allow));

    /// <summary>What an exported network reads.</summary>
    public static Choices<OnnxInput> OnnxInputs { get; } = new(
        "input",
        ("normalized", OnnxInput.Normalized),
        ("unit", OnnxInput.UnitRgb),
        ("bytes", OnnxInput.ByteRgb));

    /// <summary>How often a run is written down while it goes on, as the command line says it.</summary>
    /// <param name="minutes">Minutes between two checkpoints; 0 does not look at the clock.</param>
    /// <param name="steps">Steps between two checkpoints; null or 0 does not count them.</param>
    /// <returns>The interval; null where neither says anything.</returns>
    /// <exception cref="Core.BallastException">A number is negative.</exception>
    public static CheckpointInterval? Checkpoints(double minutes, int? steps) =>
        minutes == 0 && steps is null or 0 ? null : new CheckpointInterval { EveryMinutes = minutes == 0 ? null : minutes, EverySteps = steps == 0 ? null : steps };

    /// <summary>Augmentations that have a name.</summary>
    public static IEnumerable<string> AugmentationNames => Augmentations.Names;

    private static Choices<AugmentationSettings> Augmentations { get; } = new(
        "augmentation",
        ("baseline", AugmentationSettings.Baseline),
        ("combined", AugmentationSettings.Combined),
        ("rand_augment", AugmentationSettings.RandAugment),
        ("strong", AugmentationSettings.Strong),
        ("none", AugmentationSettings.None));

    /// <summary>The augmentation of a name, or of a JSON file such as <c>combined_augmentation_1.json</c>.</summary>
    /// <param name="nameOrFile">A name of the list, or the path of a file that ends in <c>.json</c>.</param>
    /// <exception cref="Core.BallastException">There is no such name or file, or the file holds something else.</exception>
    public static AugmentationSettings AugmentationNamed(string nameOrFile)
    {
        ArgumentNullException.ThrowIfNull(nameOrFile);
        return nameOrFile.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? AugmentationSettings.Read(nameOrFile) : Augmentations.Parse(nameOrFile);
    }
}
