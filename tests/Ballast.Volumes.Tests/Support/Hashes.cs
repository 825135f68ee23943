using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Ballast.Volumes.Tests;

/// <summary>Hashes of volumes, as the reference scripts make them.</summary>
internal static class Hashes
{
    /// <summary>SHA-256 of all slices as float32; what is no number counts as 0.</summary>
    internal static string Of(IVolumeSource volume)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (float[] slice in Slices(volume))
        {
            float[] numbers = [.. slice.Select(value => float.IsNaN(value) ? 0 : value)];
            hash.AppendData(MemoryMarshal.AsBytes(numbers.AsSpan()));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    internal static float[][] Slices(IVolumeSource volume) => [.. Enumerable.Range(0, volume.Slices).Select(index => Slice(volume, index))];

    internal static float[] Slice(IVolumeSource volume, int index)
    {
        float[] values = new float[volume.WidthPixels * volume.HeightPixels];
        volume.ReadSlice(index, values);
        return values;
    }
}
