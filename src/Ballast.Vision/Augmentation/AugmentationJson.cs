using System.Globalization;
using System.Text.Json;
using Ballast.Core;

namespace Ballast.Vision;

/// <summary>Augmentation settings as JSON: an object of steps, each an object of settings.</summary>
internal static class AugmentationJson
{
    private const string Jitter = "color_jitter", Fill = "fill", FillKey = "value";

    /// <summary>The steps that are plain numbers of the settings when they are done to every image.</summary>
    private static readonly (string Step, string Key, Func<AugmentationSettings, double> Get, Func<AugmentationSettings, double, AugmentationSettings> With)[] Plain =
    [
        ("horizontal_flip", "p", s => s.HorizontalFlip, (s, value) => s with { HorizontalFlip = value }),
        ("rotation", "degrees", s => s.RotationDegrees, (s, value) => s with { RotationDegrees = value }),
        ("brightness", "brightness", s => s.Brightness, (s, value) => s with { Brightness = value }),
        ("contrast", "contrast", s => s.Contrast, (s, value) => s with { Contrast = value }),
        ("saturation", "saturation", s => s.Saturation, (s, value) => s with { Saturation = value }),
    ];

    private static readonly string[] JitterKeys = ["brightness", "contrast", "saturation"];

    internal static AugmentationSettings Parse(string json, string source)
    {
        using JsonDocument document = Document(json, source);
        AugmentationSettings settings = AugmentationSettings.None;
        if (document.RootElement.ValueKind != JsonValueKind.Object) throw new BallastException($"{source}: an object of augmentation steps is needed, {KnownSteps}.");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty step in document.RootElement.EnumerateObject())
        {
            string[] known = KeysOf(step.Name) ?? throw new BallastException($"{source}: there is no augmentation step '{step.Name}'; {KnownSteps}.");
            string settingsOf = $"the settings of {step.Name} are {string.Join(", ", known)}";
            if (step.Value.ValueKind != JsonValueKind.Object) throw new BallastException($"{source}: '{step.Name}' needs an object of settings; {settingsOf}.");
            var keys = new HashSet<string>(StringComparer.Ordinal);
            foreach (JsonProperty setting in step.Value.EnumerateObject())
            {
                if (!known.Contains(setting.Name)) throw new BallastException($"{source}: '{step.Name}' has no setting '{setting.Name}'; {settingsOf}.");
                if (!keys.Add(setting.Name)) throw new BallastException($"{source}: {step.Name}.{setting.Name} is set twice. Keep one of them.");
            }

            foreach (string what in step.Name == Jitter ? keys : [step.Name])
                if (!seen.Add(what))
                    throw new BallastException($"{source}: {what} is set twice. Keep one of them.");
            settings = With(settings, step, source);
        }

        return settings;
    }

    internal static string Format(AugmentationSettings settings)
    {
        List<string> steps = [.. Plain.Where(key => key.Get(settings) != 0)
            .Select(key => string.Create(CultureInfo.InvariantCulture, $"\"{key.Step}\":{{\"{key.Key}\":{key.Get(settings)}}}"))];
        foreach (ImageAugmentation step in settings.Steps)
        {
            StepFormat format = StepFormat.For(step);
            int plain = Array.FindIndex(Plain, key => key.Step == format.Name);
            if (plain >= 0 && Plain[plain].Get(settings) != 0) throw new InvalidOperationException($"{format.Name} is set twice, as a number and as a step. JSON can hold one of them.");
            steps.Add(format.Format(step));
        }

        if (settings.FillValue != AugmentationSettings.None.FillValue) steps.Add($"\"{Fill}\":{{\"{FillKey}\":{settings.FillValue}}}");
        return "{" + string.Join(',', steps) + "}";
    }

    private static string KnownSteps => "the steps are " + string.Join(", ", [.. StepFormat.All.Select(format => format.Name), Jitter, Fill]);

    private static string[]? KeysOf(string step) => step switch
    {
        Jitter => JitterKeys,
        Fill => [FillKey],
        _ => StepFormat.All.FirstOrDefault(format => format.Name == step)?.Settings.Select(setting => setting.Key).ToArray(),
    };

    private static AugmentationSettings With(AugmentationSettings settings, JsonProperty step, string source)
    {
        if (step.Name == Fill)
        {
            foreach (JsonProperty setting in step.Value.EnumerateObject())
                settings = settings with { FillValue = FillOf(setting.Value, source) };
            return settings;
        }

        bool hasChance = step.Name != "horizontal_flip" && step.Value.TryGetProperty("p", out _);
        if (step.Name == Jitter || (Plain.Any(key => key.Step == step.Name) && !hasChance))
        {
            foreach (JsonProperty setting in step.Value.EnumerateObject())
            {
                int at = Array.FindIndex(Plain, key => key.Key == setting.Name && (step.Name == Jitter || key.Step == step.Name));
                settings = WithNumber(settings, at, setting.Value, $"{source}: '{step.Name}.{setting.Name}'");
            }

            return settings;
        }

        StepFormat format = StepFormat.All.Single(format => format.Name == step.Name);
        ImageAugmentation read = format.Standard;
        foreach (JsonProperty setting in step.Value.EnumerateObject())
            read = format.Settings.Single(known => known.Key == setting.Name).Read(read, setting.Value, $"{step.Name}.{setting.Name}", source);
        return settings with { Steps = settings.Steps.Add(read) };
    }

    private static byte FillOf(JsonElement value, string source) => value.ValueKind == JsonValueKind.Number && value.TryGetByte(out byte level)
        ? level
        : throw new BallastException($"{source}: '{Fill}.{FillKey}' is {value.GetRawText()}. It is a whole number from 0 to 255.");

    private static AugmentationSettings WithNumber(AugmentationSettings settings, int at, JsonElement value, string where)
    {
        if (value.ValueKind != JsonValueKind.Number) throw new BallastException($"{where} needs a number, not {value.GetRawText()}.");
        try
        {
            return Plain[at].With(settings, value.GetDouble());
        }
        catch (ArgumentOutOfRangeException cause)
        {
            throw new BallastException($"{where} is {value.GetRawText()}. {cause.Message.Split(" (Parameter")[0]}", innerException: cause);
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
}
