namespace Ballast.Volumes;

/// <summary>How HDF5 files start.</summary>
internal static class Hdf5Signature
{
    /// <summary>The bytes at the start of a file in which the signature is looked for: at 0, 512, 1024, 2048.</summary>
    internal const int SearchedLength = 2056;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0d, 0x0a, 0x1a, 0x0a];

    internal static bool IsRecognised(ReadOnlySpan<byte> start)
    {
        for (int offset = 0; offset + Signature.Length <= start.Length; offset = Math.Max(512, 2 * offset))
            if (start[offset..].StartsWith(Signature)) return true;
        return false;
    }
}
