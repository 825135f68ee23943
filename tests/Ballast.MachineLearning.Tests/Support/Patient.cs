using Microsoft.ML.Data;

namespace Ballast.MachineLearning.Tests;

/// <summary>A row with a column of each kind.</summary>
internal sealed class Patient
{
    public int Age { get; set; }

    public string City { get; set; } = "";

    [VectorType(2)]
    public float[] Features { get; set; } = [];

    public bool Label { get; set; }

    public string Kind { get; set; } = "";

    public float Grade { get; set; }

    public double Weight { get; set; }

    public long Id { get; set; }

    public DateTime Seen { get; set; }

    public float[] Notes { get; set; } = [];

    /// <summary>Ten rows of which the last three are the smaller class; the features of row i are (i, 10 · i).</summary>
    public static Patient[] Ten => [.. Enumerable.Range(0, 10).Select(i => new Patient
    {
        Age = 20 + i,
        City = "city " + i,
        Features = [i, 10 * i],
        Label = i >= 7,
        Kind = i >= 7 ? "rare" : "usual",
        Grade = i >= 7 ? 2 : 5,
        Weight = 1 + i,
        Id = 1000 + i,
        Seen = new DateTime(2024, 1, 1 + i),
        Notes = [.. Enumerable.Repeat((float)i, i % 3)],
    })];
}
