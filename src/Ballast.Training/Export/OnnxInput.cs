namespace Ballast.Training;

/// <summary>What an exported network reads: images [n, 3, h, w] in the order red, green, blue.</summary>
public enum OnnxInput
{
    /// <summary>32-bit floats, (value − mean) / deviation of each channel: what the network itself reads. Means and deviations stand in the file's metadata.</summary>
    Normalized,

    /// <summary>32-bit floats, 0 … 1; the file normalises them.</summary>
    UnitRgb,

    /// <summary>Bytes, 0 … 255; the file normalises them.</summary>
    ByteRgb,
}
