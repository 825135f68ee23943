using System.Text.Json.Nodes;
using Ballast.Core;

namespace Ballast.Training.Tests;

public sealed class TrainingSettingsTests
{
    [Fact]
    public void The_defaults_are_those_of_the_tomato_leaf_experiments()
    {
        JsonNode json = JsonNode.Parse(new TrainingSettings().ToJson())!;
        JsonNode expected = JsonNode.Parse("""
            {
              "network": "shufflenet_v2", "image_size": 224, "epochs": 50, "batch_size": 32, "batches_per_step": 1,
              "optimizer": { "name": "adam", "beta1": 0.9, "beta2": 0.999, "epsilon": 1E-08, "decayed": "all" }, "learning_rate": 0.0005, "weight_decay": 0.0001,
              "scheduler": { "name": "step", "step_epochs": 15, "gamma": 0.1 }, "gradient_clipping": null, "weight_averaging": null, "trained_layers": "all", "loss": { "name": "cross_entropy" }, "precision": "full", "patience": 5, "monitor": "macro_f1", "seed": 42,
              "threads": 0, "pretrained_weights": null,
              "augmentation": { "horizontal_flip": { "p": 0.5 }, "rotation": { "degrees": 10 }, "brightness": { "brightness": 0.2 }, "contrast": { "contrast": 0.2 }, "saturation": { "saturation": 0.2 } },
              "sampling": null, "mixing": null,
              "batches_ahead": 3, "device": "cpu"
            }
            """)!;
        Assert.True(JsonNode.DeepEquals(expected, json), json.ToJsonString());
    }

    [Fact]
    public void Every_setting_stands_in_the_json() =>
        Assert.Equal(typeof(TrainingSettings).GetProperties().Length - 1, JsonNode.Parse(new TrainingSettings().ToJson())!.AsObject().Count); // but the checkpoint

    [Fact]
    public void Losses_and_schedules_are_written_with_their_parameters()
    {
        var settings = new TrainingSettings { Loss = new LossFunction.Focal { Gamma = 1.5, Alpha = FocalAlpha.None }, Schedule = new CosineSchedule() };
        JsonNode json = JsonNode.Parse(settings.ToJson())!;
        Assert.Equal("""{"name":"focal_loss","gamma":1.5,"alpha":"none"}""", json["loss"]!.ToJsonString());
        Assert.Equal("""{"name":"cosine"}""", json["scheduler"]!.ToJsonString());
        json = JsonNode.Parse((settings with { Loss = new LossFunction.WeightedCrossEntropy() }).ToJson())!;
        Assert.Equal("""{"name":"weighted_cross_entropy","norm":"batch_weight_sum"}""", json["loss"]!.ToJsonString());
    }

    [Fact]
    public void Optimisers_clipping_and_averages_are_written_with_their_parameters()
    {
        var settings = new TrainingSettings
        {
            Optimizer = new OptimizerSettings.Sgd { Kind = MomentumKind.Nesterov, Decayed = DecayedParameters.AllButBiasesAndNorms },
            Schedule = new WarmupSchedule { Epochs = 0.5, Around = new OneCycleSchedule() },
            Clipping = new GradientClipping.ByNorm { Limit = 5 },
            Averaging = new WeightAveraging { Decay = 0.99 },
        };
        JsonNode json = JsonNode.Parse(settings.ToJson())!;
        Assert.Equal("""{"name":"sgd","momentum":0.9,"kind":"nesterov","decayed":"all_but_biases_and_norms"}""", json["optimizer"]!.ToJsonString());
        Assert.Equal(
            """{"name":"warmup","epochs":0.5,"start_factor":0.001,"around":{"name":"one_cycle","rising_share":0.3,"start_divisor":25,"end_divisor":10000,"curve":"cosine"}}""",
            json["scheduler"]!.ToJsonString());
        Assert.Equal("""{"name":"norm","limit":5}""", json["gradient_clipping"]!.ToJsonString());
        Assert.Equal("""{"decay":0.99,"ramp_steps":2000}""", json["weight_averaging"]!.ToJsonString());
        json = JsonNode.Parse((settings with { Optimizer = new OptimizerSettings.AdamW(), Clipping = new GradientClipping.ByValue() }).ToJson())!;
        Assert.Equal("""{"name":"adamw","beta1":0.9,"beta2":0.999,"epsilon":1E-08,"decayed":"all"}""", json["optimizer"]!.ToJsonString());
        Assert.Equal("""{"name":"value","limit":1}""", json["gradient_clipping"]!.ToJsonString());
    }

    public static TheoryData<string, Func<TrainingSettings>> Refused() => new()
    {
        { "The image size is 0; it must be 1 or more.", () => new TrainingSettings { ImageSizePixels = 0 } },
        { "The number of epochs is 0; it must be 1 or more.", () => new TrainingSettings { Epochs = 0 } },
        { "The batch size is 1; it must be 2 or more.", () => new TrainingSettings { BatchSize = 1 } },
        { "The number of batches a step is 0; it must be 1 or more.", () => new TrainingSettings { BatchesPerStep = 0 } },
        { "The learning rate is 0; it must be above 0. 0.0005 is usual.", () => new TrainingSettings { LearningRate = 0 } },
        { "The weight decay is -1; it must be 0 or more. 0.0001 is usual.", () => new TrainingSettings { WeightDecay = -1 } },
        { "The patience is 0; it must be 1 or more.", () => new TrainingSettings { Patience = 0 } },
        { "The number of threads is -1; it must be 0 or more.", () => new TrainingSettings { Threads = -1 } },
        { "The number of batches ahead is 0; it must be 1 or more.", () => new TrainingSettings { BatchesAhead = 0 } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Settings_that_make_no_sense_are_refused(string message, Func<TrainingSettings> make) => Assert.Equal(message, Assert.Throws<BallastException>(make).Message);
}
