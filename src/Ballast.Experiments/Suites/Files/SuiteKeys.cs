namespace Ballast.Experiments;

/// <summary>The settings that a suite file may give, by key: the words of the command line with underscores.</summary>
internal static class SuiteKeys
{
    /// <summary>Settings of the data, for all datasets or for one.</summary>
    public static readonly IReadOnlyDictionary<string, Func<DataSettings, string, DataSettings>> Data = new Dictionary<string, Func<DataSettings, string, DataSettings>>
    {
        ["limit"] = (data, text) => data with { Limit = RecipeValues.Whole(text) },
        ["imbalance"] = (data, text) => data with { Imbalance = RecipeValues.Number(text) },
        ["group_column"] = (data, text) => data with { GroupColumn = text },
        ["test_ratio"] = (data, text) => data with { Split = data.Split with { TestShare = RecipeValues.Number(text) } },
        ["val_ratio"] = (data, text) => data with { Split = data.Split with { ValidationShare = RecipeValues.Number(text) } },
        ["leakage"] = (data, text) => data with { Leakage = RunChoices.Leakage.Parse(text) },
    };

    /// <summary>Settings of a run, for all runs. Paths are made whole before.</summary>
    public static readonly IReadOnlyDictionary<string, Func<RunSettings, string, RunSettings>> Run = new Dictionary<string, Func<RunSettings, string, RunSettings>>
    {
        ["epochs"] = (run, text) => run with { Training = run.Training with { Epochs = RecipeValues.Whole(text) } },
        ["image_size"] = (run, text) => run with { Training = run.Training with { ImageSizePixels = RecipeValues.Whole(text) } },
        ["batch_size"] = (run, text) => run with { Training = run.Training with { BatchSize = RecipeValues.Whole(text) } },
        ["learning_rate"] = (run, text) => run with { Training = run.Training with { LearningRate = RecipeValues.Number(text) } },
        ["weight_decay"] = (run, text) => run with { Training = run.Training with { WeightDecay = RecipeValues.Number(text) } },
        ["scheduler"] = (run, text) => run with { Training = run.Training with { Schedule = RunChoices.Schedules.Parse(text) } },
        ["optimizer"] = (run, text) => run with { Training = run.Training with { Optimizer = RunChoices.Optimizers.Parse(text) } },
        ["clip_gradients"] = (run, text) => run with { Training = run.Training with { Clipping = RunChoices.Clippings.Parse(text) } },
        ["weight_averaging"] = (run, text) => run with { Training = run.Training with { Averaging = RunChoices.Averagings.Parse(text) } },
        ["batches_per_step"] = (run, text) => run with { Training = run.Training with { BatchesPerStep = RecipeValues.Whole(text) } },
        ["trained_layers"] = (run, text) => run with { Training = run.Training with { TrainedLayers = RunChoices.TrainedLayers.Parse(text) } },
        ["precision"] = (run, text) => run with { Training = run.Training with { Precision = RunChoices.Precisions.Parse(text) } },
        ["device"] = (run, text) => run with { Training = run.Training with { Device = RunChoices.Devices.Parse(text) } },
        ["checkpoint_minutes"] = (run, text) => run with { Checkpoints = RunChoices.Checkpoints(RecipeValues.Number(text), run.Checkpoints?.EverySteps) },
        ["checkpoint_steps"] = (run, text) => run with { Checkpoints = RunChoices.Checkpoints(run.Checkpoints?.EveryMinutes ?? 0, RecipeValues.Whole(text)) },
        ["tensorboard"] = (run, text) => run with { Tracking = run.Tracking with { TensorBoardFolder = text } },
        ["mlflow"] = (run, text) => run with { Tracking = run.Tracking.WithMlflow(text) },
        ["mlflow_experiment"] = (run, text) => run with { Tracking = run.Tracking with { MlflowExperiment = text } },
        ["weight_histograms"] = (run, text) => run with { Tracking = run.Tracking with { WeightHistograms = RecipeValues.Switch(text) } },
        ["patience"] = (run, text) => run with { Training = run.Training with { Patience = RecipeValues.Whole(text) } },
        ["monitor"] = (run, text) => run with { Training = run.Training with { Monitor = RunChoices.Monitors.Parse(text) } },
        ["pretrained"] = (run, text) => run with { Training = run.Training with { PretrainedWeights = text } },
        ["augmentation"] = (run, text) => run with { Training = run.Training with { Augmentation = RunChoices.AugmentationNamed(text) } },
        ["threads"] = (run, text) => run with { Training = run.Training with { Threads = RecipeValues.Whole(text) } },
        ["offline_augmentation"] = (run, text) => run with { OfflineAugmentation = RunChoices.AugmentationNamed(text) },
        ["augmentation_floor"] = (run, text) => run with { OfflineFloor = RecipeValues.Whole(text) },
        ["neighbors"] = (run, text) => run with { Neighbors = RecipeValues.Whole(text) },
        ["cache_mb"] = (run, text) => run with { CacheBudgetBytes = (long)RecipeValues.Whole(text) << 20 },
        ["many_above"] = (run, text) => run with { ClassSizes = run.ClassSizes with { ManyAbove = RecipeValues.Whole(text) } },
        ["few_below"] = (run, text) => run with { ClassSizes = run.ClassSizes with { FewBelow = RecipeValues.Whole(text) } },
    };

    /// <summary>Settings whose value is a folder: relative to the suite file.</summary>
    public static readonly IReadOnlySet<string> Folders = new HashSet<string> { "tensorboard", "mlflow" };

    /// <summary>Settings whose value may be a file: relative to the suite file.</summary>
    public static readonly IReadOnlySet<string> Files = new HashSet<string> { "pretrained", "augmentation", "offline_augmentation" };
}
