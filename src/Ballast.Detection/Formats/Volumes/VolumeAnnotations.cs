using System.Collections.Immutable;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>Statements about slices of volumes, in ordinal order of volume, slice and line, and all that was odd about their source.</summary>
public sealed record VolumeAnnotations
{
    /// <summary>The statements that can be used, those about whole volumes among them.</summary>
    public required ImmutableArray<VolumeAnnotation> Rows { get; init; }

    /// <summary>What was found wrong or unusual, in order of file and line.</summary>
    public ImmutableArray<DetectionFinding> Findings { get; init; } = [];

    /// <summary>Rows that were left out though they could be read, and why: repeated ones, and boxes without area.</summary>
    public ImmutableArray<(VolumeAnnotation Row, DetectionFindingKind Kind)> LeftOut { get; init; } = [];

    /// <summary>How boxes lie to the rows of the stored slices.</summary>
    public RowOrder PictureRows { get; init; }

    /// <summary>The names of the volumes that have a row, in ordinal order.</summary>
    public ImmutableArray<string> Volumes => [.. Rows.Select(row => row.Volume).Distinct(StringComparer.Ordinal)];

    /// <summary>A row's box in the slice as it is stored: turned over where the picture was, <c>y = height − (y + box height)</c>. It may reach out of the slice.</summary>
    /// <param name="row">The row.</param>
    /// <param name="heightPixels">The height of the slice.</param>
    public PixelBox StoredBox(VolumeAnnotation row, int heightPixels)
    {
        ArgumentNullException.ThrowIfNull(row);
        return PictureRows == RowOrder.BottomFirst ? row.Box with { Y = heightPixels - (row.Box.Y + row.Box.Height) } : row.Box;
    }

    /// <summary>The rows with a box, by volume and slice.</summary>
    public ILookup<(string Volume, int Slice), VolumeAnnotation> BySlice() => Rows.Where(row => !row.IsStudyLevel).ToLookup(row => (row.Volume, row.Slice));
}
