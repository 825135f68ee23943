using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ballast.Training;

internal static class TrainingSettingsJson
{
    /// <summary>Every setting under its name, in lower case with underscores.</summary>
    public static string Format(TrainingSettings settings) => new JsonObject
    {
        ["network"] = settings.Network.Spelling,
        ["image_size"] = settings.ImageSizePixels,
        ["epochs"] = settings.Epochs,
        ["batch_size"] = settings.BatchSize,
        ["batches_per_step"] = settings.BatchesPerStep,
        ["optimizer"] = Describe(settings.Optimizer),
        ["learning_rate"] = settings.LearningRate,
        ["weight_decay"] = settings.WeightDecay,
        ["scheduler"] = Describe(settings.Schedule),
        ["gradient_clipping"] = Describe(settings.Clipping),
        ["weight_averaging"] = Describe(settings.Averaging),
        ["trained_layers"] = Lower(settings.TrainedLayers),
        ["loss"] = settings.Loss.Describe(),
        ["precision"] = Lower(settings.Precision),
        ["patience"] = settings.Patience,
        ["monitor"] = Lower(settings.Monitor),
        ["seed"] = settings.Seed,
        ["threads"] = settings.Threads,
        ["pretrained_weights"] = settings.PretrainedWeights,
        ["augmentation"] = JsonNode.Parse(settings.Augmentation.ToJson()),
        ["sampling"] = LoadingJson.Describe(settings.Sampling),
        ["mixing"] = LoadingJson.Describe(settings.Mixing),
        ["batches_ahead"] = settings.BatchesAhead,
        ["device"] = Lower(settings.Device),
    }.ToJsonString();

    private static JsonObject Describe(LearningRateSchedule schedule) => schedule switch
    {
        StepSchedule step => new JsonObject { ["name"] = "step", ["step_epochs"] = step.StepEpochs, ["gamma"] = step.Gamma },
        CosineSchedule => new JsonObject { ["name"] = "cosine" },
        OneCycleSchedule cycle => new JsonObject
        {
            ["name"] = "one_cycle",
            ["rising_share"] = cycle.RisingShare,
            ["start_divisor"] = cycle.StartDivisor,
            ["end_divisor"] = cycle.EndDivisor,
            ["curve"] = Lower(cycle.Curve),
        },
        WarmupSchedule warmup => new JsonObject { ["name"] = "warmup", ["epochs"] = warmup.Epochs, ["start_factor"] = warmup.StartFactor, ["around"] = Describe(warmup.Around) },
        _ => new JsonObject { ["name"] = "constant" },
    };

    private static JsonObject Describe(OptimizerSettings optimizer)
    {
        JsonObject described = optimizer switch
        {
            OptimizerSettings.AdamW adam => new JsonObject { ["name"] = "adamw", ["beta1"] = adam.Beta1, ["beta2"] = adam.Beta2, ["epsilon"] = adam.Epsilon },
            OptimizerSettings.Sgd sgd => new JsonObject { ["name"] = "sgd", ["momentum"] = sgd.Momentum, ["kind"] = Lower(sgd.Kind) },
            OptimizerSettings.Adam adam => new JsonObject { ["name"] = "adam", ["beta1"] = adam.Beta1, ["beta2"] = adam.Beta2, ["epsilon"] = adam.Epsilon },
            _ => throw new ArgumentException($"There is no name for {optimizer}.", nameof(optimizer)),
        };
        described["decayed"] = Lower(optimizer.Decayed);
        return described;
    }

    private static JsonObject? Describe(GradientClipping? clipping) => clipping switch
    {
        GradientClipping.ByNorm norm => new JsonObject { ["name"] = "norm", ["limit"] = norm.Limit },
        GradientClipping.ByValue value => new JsonObject { ["name"] = "value", ["limit"] = value.Limit },
        _ => null,
    };

    private static JsonObject? Describe(WeightAveraging? averaging) =>
        averaging is null ? null : new JsonObject { ["decay"] = averaging.Decay, ["ramp_steps"] = averaging.RampSteps };

    private static string Lower<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
