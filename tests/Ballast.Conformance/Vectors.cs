using System.Globalization;
using System.Text.Json;
using Ballast.Core;

namespace Ballast.Conformance;

/// <summary>The vectors in this project, or those of the folder that BALLAST_CONFORMANCE names.</summary>
internal static class Vectors
{
    private static readonly Dictionary<string, JsonElement> Files = [];

    public static JsonElement Read(string name)
    {
        lock (Files)
        {
            if (Files.TryGetValue(name, out JsonElement known)) return known;
            using Stream stream = Open(name);
            return Files[name] = JsonDocument.Parse(stream).RootElement;
        }
    }

    public static JsonElement Cases(string name) => Read(name).GetProperty("cases");

    /// <summary>One row a case: its place in the array, and what it is.</summary>
    public static TheoryData<int, string> Places(JsonElement array, Func<JsonElement, string> describe)
    {
        var data = new TheoryData<int, string>();
        int place = 0;
        foreach (JsonElement item in array.EnumerateArray()) data.Add(place++, describe(item));
        return data;
    }

    public static int[] Integers(this JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetInt32())];

    public static double[] Numbers(this JsonElement array) => [.. array.EnumerateArray().Select(Number)];

    /// <summary>A number; not-a-number and infinities are written as text.</summary>
    public static double Number(this JsonElement value) =>
        value.ValueKind != JsonValueKind.String ? value.GetDouble() : value.GetString() switch
        {
            "inf" => double.PositiveInfinity,
            "-inf" => double.NegativeInfinity,
            string text => double.Parse(text, CultureInfo.InvariantCulture),
            null => double.NaN,
        };

    public static Matrix<double> Table(this JsonElement rows)
    {
        double[][] values = [.. rows.EnumerateArray().Select(row => row.Numbers())];
        return new Matrix<double>([.. values.SelectMany(row => row)], values.Length, values.Length == 0 ? 0 : values[0].Length);
    }

    /// <summary>Generated values agree within 1e-9 of their size; near zero, within 1e-12.</summary>
    public static void RequireNear(double expected, double actual, string what, double relative = 1e-9)
    {
        if (expected.Equals(actual)) return;
        Assert.True(Math.Abs(actual - expected) <= relative * Math.Max(1e-3, Math.Abs(expected)), $"{what} is {actual:R}, not {expected:R}");
    }

    private static Stream Open(string name)
    {
        string? folder = Environment.GetEnvironmentVariable("BALLAST_CONFORMANCE");
        if (folder is null) return typeof(Vectors).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        return File.OpenRead(Path.Combine(folder, name == "golden.json" ? Path.Combine("golden", name) : name));
    }
}
