namespace Ballast.Resampling;

/// <summary>What a <see cref="DotTile"/> multiplies.</summary>
internal readonly unsafe struct DotOperands(float* queries, int queryStride, float* panel, int columns)
{
    /// <summary>[columns, 8] within rows of <see cref="QueryStride"/>.</summary>
    public float* Queries => queries;

    /// <summary>The length of a row of queries.</summary>
    public int QueryStride => queryStride;

    /// <summary>[columns, 32]</summary>
    public float* Panel => panel;

    public int Columns => columns;
}
