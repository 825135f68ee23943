using System.Security.Cryptography;
using OpenCvSharp;

namespace Ballast.Vision;

/// <summary>Reads every file once: hashes it and decodes it.</summary>
internal static class FileCheck
{
    /// <summary>Checks files on several threads; the result is in the order of the files.</summary>
    internal static CheckedFile[] Run(IReadOnlyList<ImageCandidate> files, int threads, IProgress<(int Done, int Total)>? progress, CancellationToken cancellation)
    {
        var results = new CheckedFile[files.Count];
        var report = new ProgressSteps(progress, files.Count);
        InParallel.For(files.Count, threads, i =>
        {
            results[i] = Check(files[i].Place.FullPath);
            report.One();
        }, cancellation);
        return results;
    }

    private static CheckedFile Check(string path)
    {
        string hash = "";
        ImageFormat format = ImageFormat.Unknown;
        try
        {
            using FileBytes bytes = FileBytes.Open(path);
            hash = HashOf(bytes.Span);
            format = ImageSignature.Of(bytes.Span);
            using Mat decoded = ImageDecoder.Decode(bytes.Span);
            return new CheckedFile(hash, format, null);
        }
        catch (ImageDefectException defect)
        {
            return new CheckedFile(hash, format, defect);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return new CheckedFile(hash, format, new ImageDefectException(ImageProblemKind.Unreadable, "The file cannot be opened: " + cause.Message));
        }
    }

    private static string HashOf(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return Convert.ToHexStringLower(digest[..16]);
    }
}
