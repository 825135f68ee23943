using System.Globalization;

namespace Ballast.Cli;

/// <summary>A number and what it counts, in English: <c>1 volume</c>, <c>1,173 volumes</c>.</summary>
internal static class Amount
{
    public static string Of(long count, string one, string? many = null) =>
        $"{count.ToString("#,0", CultureInfo.InvariantCulture)} {(count == 1 ? one : many ?? one + "s")}";
}
