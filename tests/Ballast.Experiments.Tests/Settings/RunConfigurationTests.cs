using Ballast.Training;

namespace Ballast.Experiments.Tests;

public sealed class RunConfigurationTests
{
    /// <summary>As the version before recipes wrote it: the exponent of the focal loss stands beside the loss, and there are no samplers.</summary>
    private const string Earlier = """
        {
          "model": "shufflenet_v2",
          "dataset": "/data/photos",
          "dataset_type": "image_folder",
          "dataset_fingerprint": "sha256:abc",
          "limit": null,
          "group_column": null,
          "test_ratio": 0.15,
          "val_ratio": 0.15,
          "leakage": "refuse",
          "split_plan": null,
          "epochs": 2,
          "batch_size": 32,
          "balancing_technique": "smote",
          "loss_function": "LOSS",
          "image_size": 32,
          "pretrained": null,
          "experiment_name": "shufflenet_v2_balance_smote_focal_loss",
          "output_dir": "/data/outputs",
          "augmentation_config": AUGMENTATION,
          "offline_augmentation_config": AUGMENTATION,
          "augmentation_floor": 2000,
          "neighbors": 5,
          "focal_gamma": 3,
          "best_hyperparameters": { "learning_rate": 0.0005, "scheduler": "step", "optimizer": "adam", "weight_decay": 0.0001 },
          "patience": 5,
          "monitor": "macro_f1",
          "seed": 42,
          "threads": 1,
          "cache_mb": 1024
        }
        """;

    [Fact]
    public void A_configuration_of_an_earlier_version_still_loads_and_is_the_same_run()
    {
        RunConfiguration earlier = Read("focal_loss");
        RunSettings settings = earlier.ToSettings();
        Assert.Equal(new LossFunction.Focal { Gamma = 3 }, settings.Loss);
        Assert.Equal(new BatchSampling.Instance(), settings.Sampler);
        Assert.Null(settings.Mixing);
        RunConfiguration now = RunConfiguration.Of(settings, "sha256:abc");
        Assert.Equal("focal_loss:gamma=3", now.LossFunction);
        Assert.Null(now.FocalGamma);
        Assert.True(earlier.Repeats(now) && now.Repeats(earlier));
        Assert.False(earlier.Repeats(now with { LossFunction = "focal_loss" }));
    }

    [Fact]
    public void The_exponent_of_an_earlier_version_means_nothing_to_other_losses()
    {
        RunConfiguration earlier = Read("cross_entropy");
        Assert.Equal(new LossFunction.CrossEntropy(), earlier.ToSettings().Loss);
        Assert.True(earlier.Repeats(RunConfiguration.Of(earlier.ToSettings(), "sha256:abc")));
    }

    [Fact]
    public void Other_class_sizes_of_tables_are_no_other_run()
    {
        RunConfiguration earlier = Read("cross_entropy");
        Assert.True(earlier.Repeats(earlier with { ManyAbove = 500, FewBelow = 3 }));
        Assert.False(earlier.Repeats(earlier with { Imbalance = 20 }));
        Assert.False(earlier.Repeats(earlier with { Seed = 43 }));
    }

    [Fact]
    public void What_moves_the_weights_makes_another_run_and_what_writes_it_down_does_not()
    {
        RunConfiguration plain = Read("cross_entropy");
        Assert.True(plain.Repeats(plain with { Checkpoints = new CheckpointInterval { EverySteps = 1 } }));
        Assert.Equal(plain.Digest, (plain with { Checkpoints = new CheckpointInterval(), OutputDir = "/elsewhere" }).Digest);
        foreach (RunConfiguration other in (RunConfiguration[])
        [
            plain with { BatchesPerStep = 2 }, plain with { GradientClipping = "norm" }, plain with { WeightAveraging = "ema" }, plain with { TrainedLayers = "classifier" },
            plain with { Precision = "bfloat16" }, plain with { BestHyperparameters = plain.BestHyperparameters with { Optimizer = "sgd" } },
            plain with { BestHyperparameters = plain.BestHyperparameters with { Scheduler = "warmup:around=step" } },
        ])
        {
            Assert.False(plain.Repeats(other));
            Assert.NotEqual(plain.Digest, other.Digest);
        }
    }

    [Fact]
    public void A_loss_may_be_an_object()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["config.json"], Text("focal_loss").Replace("\"focal_loss\"", "{\"name\": \"focal_loss\", \"gamma\": 1.5, \"alpha\": \"none\"}", StringComparison.Ordinal).Replace("\"focal_gamma\": 3,", "", StringComparison.Ordinal));
        Assert.Equal(new LossFunction.Focal { Gamma = 1.5, Alpha = FocalAlpha.None }, RunConfiguration.Read(folder["config.json"]).ToSettings().Loss);
    }

    [Fact]
    public void Every_setting_survives_being_written_and_read()
    {
        var settings = new RunSettings
        {
            DatasetPath = "/data/photos",
            OutputFolder = "/data/outputs",
            Name = "mine",
            Loss = new LossFunction.Focal { Gamma = 0.5, Alpha = FocalAlpha.None },
            ClassSizes = new() { ManyAbove = 50, FewBelow = 5 },
            Data = new DataSettings { Imbalance = 12.5 },
            Checkpoints = new CheckpointInterval { EveryMinutes = null, EverySteps = 7 },
            Training = new TrainingSettings
            {
                Optimizer = new OptimizerSettings.Sgd { Momentum = 0.8, Kind = MomentumKind.Nesterov, Decayed = DecayedParameters.AllButBiasesAndNorms },
                Schedule = new WarmupSchedule { Epochs = 2, Around = new OneCycleSchedule { EndDivisor = 100 } },
                Clipping = new GradientClipping.ByNorm { Limit = 2 },
                Averaging = new WeightAveraging { Decay = 0.99, RampSteps = 10 },
                BatchesPerStep = 4,
                TrainedLayers = TrainedLayers.Classifier,
                Precision = TrainingPrecision.BFloat16,
                Device = TrainingDevice.Auto,
            },
        };
        using var folder = new TemporaryFolder();
        AtomicFile.WriteJson(folder["config.json"], RunConfiguration.Of(settings, "x"));
        Assert.Equal(settings, RunConfiguration.Read(folder["config.json"]).ToSettings());
    }

    private static string Text(string loss) =>
        Earlier.Replace("LOSS", loss, StringComparison.Ordinal).Replace("AUGMENTATION", Vision.AugmentationSettings.Baseline.ToJson(), StringComparison.Ordinal);

    private static RunConfiguration Read(string loss)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["config.json"], Text(loss));
        return RunConfiguration.Read(folder["config.json"]);
    }
}
