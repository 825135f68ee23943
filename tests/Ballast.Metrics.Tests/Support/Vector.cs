using System.Text.Json;
using Ballast.Core;

namespace Ballast.Metrics.Tests;

/// <summary>A case of a vector file: reference.json is made by tests/reference/metrics_vectors.py.</summary>
internal readonly struct Vector(JsonElement element)
{
    // The promise of the conformance vectors: metrics within 1e-12.
    public const double Tolerance = 1e-12;

    public Vector this[string key] => new(element.GetProperty(key));

    public Vector this[int index] => new(element[index]);

    public double Number => element.GetDouble();

    /// <summary>The number, or what the file says of one that is infinite.</summary>
    public double NumberOrInfinity => element.ValueKind == JsonValueKind.String ? double.PositiveInfinity : element.GetDouble();

    public int Integer => element.GetInt32();

    public string Text => element.GetString()!;

    public int[] Integers => [.. element.EnumerateArray().Select(e => e.GetInt32())];

    public double[] Numbers => [.. element.EnumerateArray().Select(e => e.GetDouble())];

    public IEnumerable<Vector> Items => element.EnumerateArray().Select(e => new Vector(e));

    public Matrix<double> Matrix
    {
        get
        {
            double[][] rows = [.. element.EnumerateArray().Select(row => row.EnumerateArray().Select(e => e.GetDouble()).ToArray())];
            return new Matrix<double>([.. rows.SelectMany(row => row)], rows.Length, rows[0].Length);
        }
    }

    public static Vector Read(string file) =>
        new(JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Support", file))).RootElement);

    public bool Has(string key) => element.TryGetProperty(key, out JsonElement value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>Fails unless a number is within 1e-12 of this one.</summary>
    public void Matches(double actual) => Assert.Equal(Number, actual, Tolerance);

    /// <summary>Fails unless all numbers are within 1e-12 of these.</summary>
    public void Matches(IEnumerable<double> actual)
    {
        double[] numbers = [.. actual];
        double[] expected = Numbers;
        Assert.Equal(expected.Length, numbers.Length);
        for (int i = 0; i < numbers.Length; i++) Assert.Equal(expected[i], numbers[i], Tolerance);
    }
}
