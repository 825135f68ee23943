namespace Ballast.Resampling;

/// <summary>What a <see cref="DotTile"/> multiplies.</summary>
internal readonly unsafe struct DotOperands(float* queries, float* panel, int columns)
{
    /// <summary>[columns, 8]</summary>
    public float* Queries => queries;

    /// <summary>[columns, 32]</summary>
    public float* Panel => panel;

    public int Columns => columns;
}
