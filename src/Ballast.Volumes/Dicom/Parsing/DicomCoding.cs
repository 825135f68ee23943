namespace Ballast.Volumes;

/// <summary>How the pixels are stored.</summary>
internal enum DicomCoding
{
    /// <summary>As they are.</summary>
    Raw,

    /// <summary>DICOM's run lengths.</summary>
    Rle,

    /// <summary>JPEG by cosines, 8 or 12 bits.</summary>
    Jpeg,

    /// <summary>JPEG lossless, process 14.</summary>
    JpegLossless,

    /// <summary>JPEG-LS.</summary>
    JpegLs,

    /// <summary>JPEG 2000.</summary>
    Jpeg2000,

    /// <summary>A coding that is not read.</summary>
    Unknown,
}
