using System.Globalization;

namespace Ballast.Cli;

/// <summary>A number and what it counts, in English: <c>1 volume</c>, <c>1,173 volumes</c>.</summary>
internal static class Amount
{
    public static string Of(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Of(long count, string one, string? many = null) => $"{Of(count)} {(count == 1 ? one : many ?? one + "s")}";
}
