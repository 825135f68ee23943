using System.Text.Json;
using Ballast.Core;
using Ballast.Metrics;

namespace Ballast.Conformance;

/// <summary>A case of predictions with what the peers make of them.</summary>
internal sealed class MetricCase
{
    // The promise of the vectors: metrics agree within 1e-12.
    private const double Tolerance = 1e-12;

    private readonly JsonElement expect;
    private readonly string what;

    private MetricCase(JsonElement item, JsonElement expect, string what)
    {
        this.expect = expect;
        this.what = what;
        Truth = item.GetProperty("y_true").Integers();
        Predicted = item.GetProperty("y_pred").Integers();
        Table = item.TryGetProperty("y_score", out JsonElement scores) ? scores.Table() : null;
        Classes = Table?.Columns ?? Math.Max(Truth.Max(), Predicted.Max()) + 1;
    }

    public int[] Truth { get; }

    public int[] Predicted { get; }

    public int Classes { get; }

    public ConfusionMatrix Counts => ConfusionMatrix.Count(Truth, Predicted, Classes);

    public PredictedProbabilities Probabilities => PredictedProbabilities.Of(Table!.Value, Truth);

    /// <summary>The classes that occur, of which the peers' reports have rows.</summary>
    public string[] Names => [.. Truth.Union(Predicted).Order().Select(label => label.ToString())];

    /// <summary>The counts with the classes that occur nowhere left out.</summary>
    public ConfusionMatrix Occurring
    {
        get
        {
            int[] labels = [.. Truth.Union(Predicted).Order()];
            return ConfusionMatrix.Count(Places(Truth, labels), Places(Predicted, labels), labels.Length);
        }
    }

    private Matrix<double>? Table { get; }

    public static MetricCase Of(JsonElement item, string what) => new(item, item.GetProperty("expect"), what);

    public static MetricCase OfGolden(JsonElement item, string what) => new(item, item, what);

    public JsonElement Expected(string name) => expect.GetProperty(name);

    public bool Has(string name) => expect.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>Fails unless the number is the expected one; a peer's not-a-number stands for what we document.</summary>
    public void Matches(string name, double actual, double? whenNotDefined = null)
    {
        double expected = Expected(name).Number();
        Near(name, double.IsNaN(expected) ? whenNotDefined ?? expected : expected, actual);
    }

    public void MatchesWhenThere(string name, Func<double> actual)
    {
        if (Has(name)) Matches(name, actual());
    }

    public void Matches(string name, JsonElement expected, IEnumerable<double> actual)
    {
        double[] numbers = expected.ValueKind == JsonValueKind.Array ? expected.Numbers() : [expected.Number()];
        double[] ours = [.. actual];
        Assert.Equal(numbers.Length, ours.Length);
        for (int i = 0; i < ours.Length; i++) Near(name, numbers[i], ours[i]);
    }

    private static int[] Places(int[] labels, int[] all) => [.. labels.Select(label => Array.IndexOf(all, label))];

    private void Near(string name, double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= Tolerance, $"{what}: {name} is {actual:R}, not {expected:R}");
}
