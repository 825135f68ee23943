using System.Globalization;
using System.Text.RegularExpressions;

namespace Ballast.Resampling;

/// <summary>Puts names behind the class numbers of a message, for samplers that were not told the names.</summary>
internal static partial class ClassMentions
{
    /// <summary>Writes "Class 1 ('oak')" for "Class 1"; a class that has its name already is left as it is.</summary>
    public static string Name(string message, IReadOnlyList<string> names) => Mention.Replace(message, match =>
        int.TryParse(match.Groups["label"].Value, CultureInfo.InvariantCulture, out int label) && label < names.Count
            ? $"{match.Value} ('{names[label]}')"
            : match.Value);

    [GeneratedRegex(@"\b[Cc]lass (?<label>\d+)\b(?! \(')", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Mention { get; }
}
