using System.Globalization;
using System.Text.Json;

namespace Ballast.Experiments;

/// <summary>Values of parameters as text. A text of another kind is a <see cref="FormatException"/> that says what is allowed.</summary>
internal static class RecipeValues
{
    public const string None = "none";

    public static bool IsNone(string text) => text is None or "null";

    /// <summary>The shortest digits that read back as the same number.</summary>
    public static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    public static double Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
        ? number
        : throw new FormatException("it must be a number, for example 0.5");

    public static int Whole(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
        ? number
        : throw new FormatException("it must be a whole number, for example 5");

    public static bool Switch(string text) => text.ToLowerInvariant() switch
    {
        "true" or "yes" or "on" => true,
        "false" or "no" or "off" => false,
        _ => throw new FormatException("it must be true or false"),
    };

    public static IReadOnlyList<string> Words<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];

    public static string WordOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static T Word<T>(string text)
        where T : struct, Enum
    {
        IReadOnlyList<string> words = Words<T>();
        string wanted = text.Replace('-', '_').ToLowerInvariant();
        for (int i = 0; i < words.Count; i++)
            if (words[i] == wanted)
                return Enum.GetValues<T>()[i];
        throw new FormatException($"it must be one of {string.Join(", ", words)}");
    }
}
