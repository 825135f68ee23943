using System.Globalization;
using System.Text.Json;
using Ballast.Core;

namespace Ballast.Vision;

/// <summary>One setting of a step in JSON: a number, a whole number, or true and false as 1 and 0.</summary>
internal sealed record StepSetting(string Key, StepSettingKind Kind, Func<ImageAugmentation, double> Get, Func<ImageAugmentation, double, ImageAugmentation> With)
{
    internal ImageAugmentation Read(ImageAugmentation step, JsonElement value, string name, string source)
    {
        double number = Number(value, name, source);
        try
        {
            return With(step, number);
        }
        catch (ArgumentOutOfRangeException cause)
        {
            throw new BallastException($"{source}: '{name}' is {value.GetRawText()}. {cause.Message.Split(" (Parameter")[0]}", innerException: cause);
        }
    }

    internal string Format(ImageAugmentation step) => Kind == StepSettingKind.Switch
        ? $"\"{Key}\":{(Get(step) != 0 ? "true" : "false")}"
        : string.Create(CultureInfo.InvariantCulture, $"\"{Key}\":{Get(step)}");

    private double Number(JsonElement value, string name, string source)
    {
        if (Kind == StepSettingKind.Switch)
        {
            return value.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? value.ValueKind == JsonValueKind.True ? 1 : 0
                : throw new BallastException($"{source}: '{name}' needs true or false, not {value.GetRawText()}.");
        }

        if (value.ValueKind != JsonValueKind.Number) throw new BallastException($"{source}: '{name}' needs a number, not {value.GetRawText()}.");
        double number = value.GetDouble();
        if (Kind == StepSettingKind.Whole && (number != Math.Floor(number) || Math.Abs(number) > int.MaxValue)) throw new BallastException($"{source}: '{name}' needs a whole number, not {value.GetRawText()}.");
        return number;
    }
}
