using System.Globalization;
using System.Text.Json;
using Ballast.Core;

namespace Ballast.Vision;

/// <summary>The one table that maps JSON names to augmentation settings.</summary>
internal static class AugmentationJson
{
    private static readonly (string Step, string Key, Func<AugmentationSettings, double> Get, Func<AugmentationSettings, double, AugmentationSettings> With)[] Keys =
    [
        ("horizontal_flip", "p", s => s.HorizontalFlip, (s, value) => s with { HorizontalFlip = value }),
        ("rotation", "degrees", s => s.RotationDegrees, (s, value) => s with { RotationDegrees = value }),
        ("brightness", "brightness", s => s.Brightness, (s, value) => s with { Brightness = value }),
        ("contrast", "contrast", s => s.Contrast, (s, value) => s with { Contrast = value }),
        ("saturation", "saturation", s => s.Saturation, (s, value) => s with { Saturation = value }),
        ("color_jitter", "brightness", s => s.Brightness, (s, value) => s with { Brightness = value }),
        ("color_jitter", "contrast", s => s.Contrast, (s, value) => s with { Contrast = value }),
        ("color_jitter", "saturation", s => s.Saturation, (s, value) => s with { Saturation = value }),
    ];

    internal static AugmentationSettings Parse(string json, string source)
    {
        using JsonDocument document = Document(json, source);
        AugmentationSettings settings = AugmentationSettings.None;
        if (document.RootElement.ValueKind != JsonValueKind.Object) throw new BallastException($"{source}: an object of augmentation steps is needed, {Known("")}.");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty step in document.RootElement.EnumerateObject())
        {
            if (!Keys.Any(key => key.Step == step.Name)) throw new BallastException($"{source}: there is no augmentation step '{step.Name}'; {Known("")}.");
            if (step.Value.ValueKind != JsonValueKind.Object) throw new BallastException($"{source}: '{step.Name}' needs an object of settings; {Known(step.Name)}.");
            foreach (JsonProperty setting in step.Value.EnumerateObject())
            {
                int at = Array.FindIndex(Keys, key => key.Step == step.Name && key.Key == setting.Name);
                if (at < 0) throw new BallastException($"{source}: '{step.Name}' has no setting '{setting.Name}'; {Known(step.Name)}.");
                string what = Keys[at].Step == "color_jitter" ? Keys[at].Key : Keys[at].Step;
                if (!seen.Add(what)) throw new BallastException($"{source}: {what} is set twice. Keep one of them.");
                settings = With(settings, at, setting.Value, source);
            }
        }

        return settings;
    }

    internal static string Format(AugmentationSettings settings)
    {
        IEnumerable<string> steps = Keys.Where(key => key.Step != "color_jitter" && key.Get(settings) != 0)
            .Select(key => string.Create(CultureInfo.InvariantCulture, $"\"{key.Step}\":{{\"{key.Key}\":{key.Get(settings)}}}"));
        return "{" + string.Join(',', steps) + "}";
    }

    private static AugmentationSettings With(AugmentationSettings settings, int at, JsonElement value, string source)
    {
        string name = $"{Keys[at].Step}.{Keys[at].Key}";
        if (value.ValueKind != JsonValueKind.Number) throw new BallastException($"{source}: '{name}' needs a number, not {value.GetRawText()}.");
        try
        {
            return Keys[at].With(settings, value.GetDouble());
        }
        catch (ArgumentOutOfRangeException cause)
        {
            throw new BallastException($"{source}: '{name}' is {value.GetRawText()}. {cause.Message.Split(" (Parameter")[0]}", innerException: cause);
        }
    }

    private static JsonDocument Document(string json, string source)
    {
        try
        {
            return JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        }
        catch (JsonException cause)
        {
            throw new BallastException($"{source}:{cause.LineNumber + 1}:{cause.BytePositionInLine + 1}: this is not JSON: {cause.Message.Split(" LineNumber")[0]}", innerException: cause);
        }
    }

    private static string Known(string step) => step.Length == 0
        ? "the steps are " + string.Join(", ", Keys.Select(key => key.Step).Distinct(StringComparer.Ordinal))
        : $"the settings of {step} are " + string.Join(", ", Keys.Where(key => key.Step == step).Select(key => key.Key));
}
