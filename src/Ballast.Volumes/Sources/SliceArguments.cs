namespace Ballast.Volumes;

/// <summary>What every source asks of the arguments of <see cref="IVolumeSource.ReadSlice"/>.</summary>
internal static class SliceArguments
{
    /// <summary>The most pixels of a slice; a float for each must fit into an array.</summary>
    internal const long MaximumPixels = 1L << 28;

    internal static void Check(IVolumeSource source, int index, int length)
    {
        CheckIndex(source, index);
        int pixels = source.WidthPixels * source.HeightPixels;
        if (length != pixels)
            throw new ArgumentException($"A slice of {source.WidthPixels} x {source.HeightPixels} pixels has {pixels} values, but there is room for {length}.");
    }

    internal static void CheckIndex(IVolumeSource source, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, source.Slices);
    }
}
