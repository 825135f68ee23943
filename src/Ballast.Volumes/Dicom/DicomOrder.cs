using System.Collections.Immutable;

namespace Ballast.Volumes;

/// <summary>Puts the slices of a series in order: along the normal of their planes where all tell it, else by their numbers.</summary>
internal static class DicomOrder
{
    // Directions are written with six digits or so.
    private const double SameDirection = 1e-3;

    /// <summary>The slices of files that stand in the order of their paths.</summary>
    internal static ImmutableArray<DicomSlice> Of(IReadOnlyList<DicomMember> members)
    {
        var slices = new List<DicomSlice>();
        foreach (DicomMember member in members)
            for (int frame = 0; frame < member.File.Header.Frames; frame++) slices.Add(new DicomSlice(member.File, frame));
        double[]? along = Along(slices);
        IEnumerable<int> order = Enumerable.Range(0, slices.Count);
        // Sorting is stable, so what remains equal keeps the order of paths and frames.
        order = along is not null
            ? order.OrderBy(i => along[i]).ThenBy(i => Number(slices[i]))
            : order.OrderBy(i => Number(slices[i]));
        return [.. order.Select(i => slices[i])];
    }

    private static int Number(DicomSlice slice) => slice.File.Header.InstanceNumber ?? int.MaxValue;

    private static double[]? Along(List<DicomSlice> slices)
    {
        ImmutableArray<double> plane = slices[0].File.Header.ImageOrientation;
        if (plane.Length != 6) return null;
        double[] normal =
        [
            plane[1] * plane[5] - plane[2] * plane[4],
            plane[2] * plane[3] - plane[0] * plane[5],
            plane[0] * plane[4] - plane[1] * plane[3],
        ];
        var along = new double[slices.Count];
        for (int i = 0; i < along.Length; i++)
        {
            ImmutableArray<double> other = slices[i].File.Header.ImageOrientation, at = slices[i].File.Position(slices[i].Frame);
            if (other.Length != 6 || at.Length != 3 || other.Zip(plane).Any(pair => Math.Abs(pair.First - pair.Second) > SameDirection)) return null;
            along[i] = at[0] * normal[0] + at[1] * normal[1] + at[2] * normal[2];
        }

        // Frames over time lie at one place; their numbers tell the order.
        return along.Distinct().Count() > 1 ? along : null;
    }
}
