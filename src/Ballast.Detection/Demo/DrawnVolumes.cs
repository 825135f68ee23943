using System.Collections.Immutable;
using Ballast.Volumes;

namespace Ballast.Detection;

/// <summary>Drawn knees in place of scans that may not be given away: a tear in every box of the annotations.</summary>
public static class DrawnVolumes
{
    /// <summary>fastMRI's size.</summary>
    private const int SidePixels = 320, FewestSlices = 36;

    /// <summary>A drawn volume for each that the annotations or the list name.</summary>
    /// <param name="annotations">The annotations.</param>
    /// <param name="others">Volumes without annotations that are drawn as well.</param>
    /// <param name="tears">The labels whose boxes are drawn as tears.</param>
    /// <param name="seed">The seed of the drawing.</param>
    public static ImmutableArray<VolumeEntry> For(VolumeAnnotations annotations, IEnumerable<string> others, LabelMap tears, uint seed)
    {
        ArgumentNullException.ThrowIfNull(annotations);
        ArgumentNullException.ThrowIfNull(others);
        ArgumentNullException.ThrowIfNull(tears);
        ILookup<string, VolumeAnnotation> rows = annotations.Rows.ToLookup(row => row.Volume, StringComparer.Ordinal);
        return [.. annotations.Volumes.Union(others, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(volume => new VolumeEntry(volume, () => Draw(volume)))];

        DrawnKnee Draw(string volume) => new(new DrawnKneeOptions
        {
            Name = volume,
            Seed = seed,
            Slices = Math.Max(FewestSlices, rows[volume].Select(row => row.Slice + 1).DefaultIfEmpty(0).Max()),
            WidthPixels = SidePixels,
            HeightPixels = SidePixels,
            StoredAs = annotations.PictureRows == RowOrder.BottomFirst ? SliceOrientation.UpsideDown : SliceOrientation.AsStored,
            Tears = [.. rows[volume].Where(row => !row.IsStudyLevel && tears.LabelOf(row.LabelText) >= 0).Select(row => new DrawnTear(row.Slice, row.Box.X, row.Box.Y, row.Box.Width, row.Box.Height))],
        });
    }
}
