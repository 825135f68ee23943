using System.IO.Compression;
using Ballast.Vision;
using Microsoft.Win32.SafeHandles;

namespace Ballast.Volumes;

/// <summary>Finds the data set in the bytes of a file: behind a preamble or none, with file meta information or none, deflated or not.</summary>
internal static class DicomContent
{
    private const int Preamble = 128;
    private const int LargestInflated = 1 << 29;

    /// <summary>Parses a file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="inflated">The bytes that positions count in, where the file is deflated; else null.</param>
    internal static DicomDataSet Parse(ReadOnlySpan<byte> bytes, out byte[]? inflated)
    {
        inflated = null;
        if (bytes.IsEmpty) throw new ImageDefectException(ImageProblemKind.Empty, "The file has 0 bytes.");
        bool hasPreamble = HasMark(bytes);
        int start = hasPreamble ? Preamble + 4 : 0;
        if (!hasPreamble && !LooksLikeElements(bytes)) throw NoDicom(bytes);
        (string? uid, start) = Meta(bytes, start);
        if (uid is null) return DicomParser.Parse(bytes, start, DicomSyntax.Guess(bytes[start..]), namesSyntax: false);
        DicomSyntax syntax = DicomSyntax.Of(uid);
        if (!syntax.IsDeflated) return DicomParser.Parse(bytes, start, syntax.As(bytes[start..]), namesSyntax: true);
        inflated = Inflated(bytes[start..]);
        return DicomParser.Parse(inflated, 0, syntax.As(inflated), namesSyntax: true);
    }

    /// <summary>Whether a file starts as DICOM files do: 128 bytes of anything, then a mark.</summary>
    internal static bool HasMark(ReadOnlySpan<byte> bytes) => bytes.Length >= Preamble + 4 && bytes.Slice(Preamble, 4).SequenceEqual("DICM"u8);

    // The length of the group is not asked: it is missing or wrong in real files, and the elements tell where it ends.
    private static (string? Uid, int End) Meta(ReadOnlySpan<byte> bytes, int start)
    {
        var meta = new DicomElements(isBigEndian: false);
        var cursor = new DicomCursor(bytes, start, DicomEncoding.ExplicitLittle);
        while (cursor.NextGroup() == 2)
        {
            DicomElementHead head = cursor.Head();
            ReadOnlySpan<byte> value = cursor.Value(head);
            if (DicomTag.Kept.Contains(head.Tag)) meta.Keep(head.Tag, value);
        }

        return (meta.Text(DicomTag.TransferSyntax), cursor.At);
    }

    private static bool LooksLikeElements(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8) return false;
        // A data set begins with file meta information, the identification of the image or, in directories and fragments, a group close to them.
        int group = bytes[0] + (bytes[1] << 8), swapped = (bytes[0] << 8) + bytes[1];
        return group is >= 2 and <= 0x28 && group % 2 == 0 || swapped is >= 2 and <= 0x28 && swapped % 2 == 0;
    }

    private static ImageDefectException NoDicom(ReadOnlySpan<byte> bytes) => bytes is [0x1F, 0x8B, ..]
        ? DicomDefect.Unsupported("The file is compressed with gzip. Unpack it first.")
        : DicomDefect.Broken("The file is not a DICOM file: it has neither the mark 'DICM' after 128 bytes nor an element at its start.");

    private static byte[] Inflated(ReadOnlySpan<byte> deflated)
    {
        using var source = new MemoryStream(deflated.ToArray(), writable: false);
        using var inflater = new DeflateStream(source, CompressionMode.Decompress);
        using var inflated = new MemoryStream();
        var buffer = new byte[1 << 16];
        try
        {
            for (int read; (read = inflater.Read(buffer)) > 0;)
            {
                if (inflated.Length + read > LargestInflated) throw DicomDefect.Unsupported($"The file inflates to more than {LargestInflated} bytes. Store it without deflation.");
                inflated.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            throw DicomDefect.Broken("The deflated data are damaged and cannot be inflated.");
        }

        return inflated.ToArray();
    }

    /// <summary>Reads a part of a file.</summary>
    internal static byte[] ReadPart(string path, DicomPart part)
    {
        try
        {
            using SafeFileHandle handle = File.OpenHandle(path);
            if (RandomAccess.GetLength(handle) < (long)part.At + part.Length) throw DicomDefect.CutOff("The file became shorter after its header was read.");
            var bytes = new byte[part.Length];
            for (int done = 0; done < bytes.Length;)
            {
                int read = RandomAccess.Read(handle, bytes.AsSpan(done), part.At + done);
                if (read == 0) throw DicomDefect.CutOff("The file became shorter while it was read.");
                done += read;
            }

            return bytes;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new ImageDefectException(ImageProblemKind.Unreadable, "The file cannot be read: " + cause.Message);
        }
    }
}
