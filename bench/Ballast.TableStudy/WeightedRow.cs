namespace Ballast.TableStudy;

/// <summary>A row as ML.NET takes it.</summary>
internal sealed class WeightedRow
{
    public float[] Features { get; set; } = [];

    public bool Label { get; set; }

    public float Weight { get; set; }
}
