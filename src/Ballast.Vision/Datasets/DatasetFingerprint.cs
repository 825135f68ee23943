using System.Security.Cryptography;
using System.Text;

namespace Ballast.Vision;

/// <summary>One value for everything about a dataset that a result depends on.</summary>
internal static class DatasetFingerprint
{
    internal static string Of(ImageDataset dataset)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (ImageSample sample in dataset.Samples)
        {
            // NUL cannot be part of a path or of a cell, so that no two datasets read the same.
            string line = string.Join('\0', sample.File, dataset.Classes[sample.Label], sample.Group is null ? "-" : "=" + sample.Group, sample.Part?.ToString() ?? "-", sample.ContentHash);
            hash.AppendData(Encoding.UTF8.GetBytes(line + "\0\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
