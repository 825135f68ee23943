using System.Security.Cryptography;
using System.Text;

namespace Ballast.Interchange;

/// <summary>Names and identifiers as MLflow takes them.</summary>
internal static class MlflowNames
{
    private const int LongestName = 250, LongestParameter = 6000;

    // Below 10¹⁸: MLflow itself draws 18 digits.
    private const ulong Identifiers = 1_000_000_000_000_000_000;

    /// <summary>A name with everything replaced by an underscore that is no letter, digit, space or one of _ - . / and no path that leaves its folder.</summary>
    public static string Key(string name)
    {
        string[] parts = [.. name.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Part)];
        string key = parts.Length == 0 ? "_" : string.Join('/', parts);
        return key.Length <= LongestName ? key : key[..LongestName];
    }

    /// <summary>The value of a parameter, cut to what MLflow stores.</summary>
    public static string Value(string value) => value.Length <= LongestParameter ? value : value[..LongestParameter];

    /// <summary>32 hexadecimal digits that depend on texts alone.</summary>
    public static string RunId(params ReadOnlySpan<string> texts) => Convert.ToHexStringLower(Digest(texts).AsSpan(0, 16));

    /// <summary>A number of up to 18 digits, not 0, that depends on texts alone.</summary>
    public static string ExperimentId(params ReadOnlySpan<string> texts) => $"{1 + BitConverter.ToUInt64(Digest(texts)) % (Identifiers - 1)}";

    private static string Part(string part)
    {
        string safe = string.Concat(part.Select(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.' or ' ' ? letter : '_'));
        return safe.Trim('.').Length == 0 ? "_" : safe;
    }

    private static byte[] Digest(ReadOnlySpan<string> texts) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', texts.ToArray())));
}
