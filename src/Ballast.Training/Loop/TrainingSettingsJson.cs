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
        ["optimizer"] = "adam",
        ["learning_rate"] = settings.LearningRate,
        ["weight_decay"] = settings.WeightDecay,
        ["scheduler"] = Describe(settings.Schedule),
        ["loss"] = Describe(settings.Loss),
        ["patience"] = settings.Patience,
        ["monitor"] = Lower(settings.Monitor),
        ["seed"] = settings.Seed,
        ["threads"] = settings.Threads,
        ["pretrained_weights"] = settings.PretrainedWeights,
        ["augmentation"] = JsonNode.Parse(settings.Augmentation.ToJson()),
        ["sampling"] = LoadingJson.Describe(settings.Sampling),
        ["mixing"] = LoadingJson.Describe(settings.Mixing),
        ["batches_ahead"] = settings.BatchesAhead,
    }.ToJsonString();

    private static JsonObject Describe(LearningRateSchedule schedule) => schedule switch
    {
        StepSchedule step => new JsonObject { ["name"] = "step", ["step_epochs"] = step.StepEpochs, ["gamma"] = step.Gamma },
        CosineSchedule => new JsonObject { ["name"] = "cosine" },
        _ => new JsonObject { ["name"] = "constant" },
    };

    private static JsonObject Describe(LossFunction loss) => loss switch
    {
        LossFunction.Focal focal => new JsonObject { ["name"] = "focal_loss", ["gamma"] = focal.Gamma, ["alpha"] = Lower(focal.Alpha) },
        LossFunction.WeightedCrossEntropy weighted => new JsonObject { ["name"] = "weighted_cross_entropy", ["norm"] = Lower(weighted.Norm) },
        _ => new JsonObject { ["name"] = "cross_entropy" },
    };

    private static string Lower<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
