using System.IO.Compression;
using Ballast.Core;

namespace Ballast.Volumes;

/// <summary>Opens volumes of every format that Ballast reads: NIfTI, HDF5 and DICOM files of several frames. A series of DICOM files is opened by <see cref="DicomFolder"/>.</summary>
public static class VolumeFile
{
    /// <summary>One format: how its files start, and what opens them.</summary>
    private static readonly (Func<byte[], bool> IsRecognised, Func<string, VolumeFileOptions, IVolumeSource> Open)[] Formats =
    [
        (start => Hdf5Signature.IsRecognised(start), (path, options) => Hdf5Volume.Open(path, options.Hdf5)),
        (start => NiftiHeader.IsRecognised(start), (path, options) => NiftiVolume.Open(path, options.Nifti)),
        (start => DicomContent.HasMark(start), (path, _) => DicomSeries.Open(path)),
    ];

    /// <summary>Opens a volume; the format is told by the content, not by the name.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What to read of it, for each format; default the first frame, the usual dataset, slices across the last axis.</param>
    /// <exception cref="BallastException">The file cannot be read, or is no volume.</exception>
    public static IVolumeSource Open(string path, VolumeFileOptions? options = null)
    {
        options ??= new VolumeFileOptions();
        byte[] start = Start(path);
        foreach ((Func<byte[], bool> isRecognised, Func<string, VolumeFileOptions, IVolumeSource> open) in Formats)
            if (isRecognised(start)) return open(path, options);
        throw new BallastException($"{path}: is no volume that Ballast reads: it starts neither as an HDF5 file nor as a NIfTI or DICOM file. Convert it, or leave it out.");
    }

    /// <summary>What the volume of a file is called: the file's name without its suffix (.nii.gz is one suffix).</summary>
    /// <param name="path">The file; it need not exist.</param>
    public static string NameOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return VolumeName.OfFile(path);
    }

    /// <summary>The first bytes, unpacked where they are packed by gzip.</summary>
    private static byte[] Start(string path)
    {
        byte[] start = new byte[Hdf5Signature.SearchedLength];
        try
        {
            using FileStream file = File.OpenRead(path);
            int read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            if (read < 2 || start[0] != 0x1f || start[1] != 0x8b) return start[..read];
            file.Position = 0;
            using var unpacked = new GZipStream(file, CompressionMode.Decompress);
            return start[..unpacked.ReadAtLeast(start, NiftiHeader.MaximumLength, throwOnEndOfStream: false)];
        }
        catch (Exception cause) when (cause is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new BallastException($"{path}: cannot be read: {cause.Message}", innerException: cause);
        }
    }
}
