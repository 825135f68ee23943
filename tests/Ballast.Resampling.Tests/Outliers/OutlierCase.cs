using System.Text.Json;
using Ballast.Core;

namespace Ballast.Resampling.Tests;

/// <summary>A case of outliers.json, which tests/reference/outlier_vectors.py makes.</summary>
internal sealed class OutlierCase(JsonElement item)
{
    // Sums of up to 256 terms in another order, and the platform's logarithm.
    private const double Tolerance = 1e-11;

    public uint Seed => item.GetProperty("seed").GetUInt32();

    public double? Contamination => item.GetProperty("contamination") is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;

    public Matrix<double> Features => Table(Seed, item.GetProperty("n").GetInt32(), changed: true);

    public Matrix<double> NewSamples => Table(unchecked(Seed + 1), 20, changed: false);

    public static IEnumerable<int> Places(string kind) => Enumerable.Range(0, Vectors.Read("outliers.json").GetProperty(kind).GetArrayLength());

    public static OutlierCase Of(string kind, int place) => new(Vectors.Read("outliers.json").GetProperty(kind)[place]);

    public int Integer(string name) => item.GetProperty(name).GetInt32();

    public void RequireEqual(OutlierScores scores, OutlierScores ofNew)
    {
        JsonElement expected = item.GetProperty("scores");
        double[] first = expected.GetProperty("first").Numbers();
        for (int i = 0; i < first.Length; i++) Near(first[i], scores.Scores[i]);
        Near(expected.GetProperty("sum").GetDouble(), scores.Scores.Sum());
        Near(scores.Scores.Min(), scores.Scores[expected.GetProperty("lowest").GetInt32()]);
        Near(item.GetProperty("threshold").GetDouble(), scores.Threshold);
        double[] fresh = item.GetProperty("new").Numbers();
        Assert.Equal(fresh.Length, ofNew.Scores.Length);
        for (int i = 0; i < fresh.Length; i++) Near(fresh[i], ofNew.Scores[i]);
    }

    private static void Near(double expected, double actual) => Assert.InRange(actual, expected - Tolerance * Math.Max(1, Math.Abs(expected)), expected + Tolerance * Math.Max(1, Math.Abs(expected)));

    private Matrix<double> Table(uint seed, int rows, bool changed)
    {
        var random = new RandomState(seed);
        var table = new Matrix<double>(rows, item.GetProperty("p").GetInt32());
        for (int i = 0; i < table.Values.Length; i++)
        {
            double value = random.NextDouble();
            table.Values[i] = changed && item.TryGetProperty("digits", out JsonElement digits) ? Math.Round(value, digits.GetInt32()) : value;
        }

        if (!changed || !item.TryGetProperty("constant", out JsonElement constant)) return table;
        foreach (int column in constant.Integers())
            for (int row = 0; row < rows; row++)
                table[row, column] = 3;
        return table;
    }
}
