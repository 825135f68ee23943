using System.Text.Json;
using System.Text.Json.Nodes;
using Ballast.Vision;

namespace Ballast.Training;

/// <summary>Sampling and mixing with their parameters, for the settings of a run.</summary>
internal static class LoadingJson
{
    public static JsonObject? Describe(BatchSampling? sampling) => sampling switch
    {
        null => null,
        BatchSampling.Power power => Repeated("power", power, ("exponent", power.Exponent)),
        BatchSampling.EffectiveNumber effective => Repeated("effective_number", effective, ("beta", effective.Beta)),
        BatchSampling.Progressive progressive => Repeated("progressive", progressive, ("epochs", progressive.Epochs)),
        BatchSampling.ClassAware aware => Repeated("class_aware", aware),
        BatchSampling.SquareRoot root => Repeated("square_root", root),
        BatchSampling.Deferred deferred => new JsonObject { ["name"] = "deferred", ["from_epoch"] = deferred.FromEpoch, ["then"] = Describe(deferred.Then) },
        BatchSampling.UnderSampling under => new JsonObject { ["name"] = "under_sampling", ["ratio"] = under.Ratio },
        BatchSampling.BackgroundRatio background => new JsonObject { ["name"] = "background_ratio", ["background"] = background.Background, ["negatives_per_positive"] = background.NegativesPerPositive },
        BatchSampling.RepeatFactor repeat => new JsonObject
        {
            ["name"] = "repeat_factor",
            ["threshold"] = repeat.Rule.Threshold,
            ["root"] = Lower(repeat.Rule.Root),
            ["share"] = Lower(repeat.Rule.Share),
            ["rounding"] = Lower(repeat.Rounding),
        },
        _ => new JsonObject { ["name"] = "instance" },
    };

    public static JsonObject? Describe(ImageMixing? mixing) => mixing switch
    {
        null => null,
        ImageMixing.MixUp mixUp => new JsonObject { ["name"] = "mixup", ["alpha"] = mixUp.Alpha, ["probability"] = mixUp.Probability },
        ImageMixing.CutMix cutMix => new JsonObject { ["name"] = "cutmix", ["alpha"] = cutMix.Alpha, ["probability"] = cutMix.Probability },
        ImageMixing.Remix remix => new JsonObject { ["name"] = "remix", ["alpha"] = remix.Alpha, ["kappa"] = remix.Kappa, ["tau"] = remix.Tau },
        _ => new JsonObject { ["name"] = "manifold_mixup", ["alpha"] = mixing.Alpha },
    };

    private static JsonObject Repeated(string name, BatchSampling.Repeated sampling, params ReadOnlySpan<(string Name, JsonNode? Value)> settings)
    {
        var json = new JsonObject { ["name"] = name };
        foreach ((string setting, JsonNode? value) in settings) json[setting] = value;
        json["epoch_images"] = sampling.EpochImages;
        return json;
    }

    private static string Lower<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
