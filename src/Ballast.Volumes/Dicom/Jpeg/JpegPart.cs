namespace Ballast.Volumes;

/// <summary>A component of a JPEG frame: its factors, its table, and the plane it is decoded to.</summary>
internal sealed class JpegPart
{
    internal required byte Id { get; init; }

    internal required int Horizontal { get; init; }

    internal required int Vertical { get; init; }

    internal required int Table { get; init; }

    /// <summary>The samples that belong to the image.</summary>
    internal int Width { get; set; }

    internal int Height { get; set; }

    /// <summary>The samples of a row of the plane, whole blocks.</summary>
    internal int Stride { get; set; }

    internal ushort[] Plane { get; set; } = [];

    internal int Prediction { get; set; }

    internal bool IsDecoded { get; set; }
}
