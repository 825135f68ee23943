using System.Collections.Immutable;

namespace Ballast.Volumes;

/// <summary>What a DICOM file says about its image.</summary>
public sealed record DicomHeader
{
    internal DicomHeader()
    {
    }

    /// <summary>The identifier of the transfer syntax; where the file names none, that of the encoding it is written in.</summary>
    public string TransferSyntaxUid { get; internal init; } = "";

    /// <summary>The kind of device, for example MR; null where the file does not tell.</summary>
    public string? Modality { get; internal init; }

    /// <summary>The identifier of the patient; null where the file does not tell.</summary>
    public string? PatientId { get; internal init; }

    /// <summary>The identifier of the study; null where the file does not tell.</summary>
    public string? StudyInstanceUid { get; internal init; }

    /// <summary>The identifier of the series; null where the file does not tell.</summary>
    public string? SeriesInstanceUid { get; internal init; }

    /// <summary>The identifier of the image; null where the file does not tell.</summary>
    public string? SopInstanceUid { get; internal init; }

    /// <summary>The number of the image in its series; null where the file does not tell.</summary>
    public int? InstanceNumber { get; internal init; }

    /// <summary>The rows of a frame; 0 where the file holds no image.</summary>
    public int Rows { get; internal init; }

    /// <summary>The columns of a frame; 0 where the file holds no image.</summary>
    public int Columns { get; internal init; }

    /// <summary>The number of frames; 0 where the file holds no pixels.</summary>
    public int Frames { get; internal init; }

    /// <summary>The samples of a pixel: 1 for grey and palettes, 3 for colour.</summary>
    public int SamplesPerPixel { get; internal init; } = 1;

    /// <summary>What the samples mean, for example MONOCHROME2, RGB or PALETTE COLOR.</summary>
    public string PhotometricInterpretation { get; internal init; } = "";

    /// <summary>The bits that a sample takes in the file: 1, 8, 16, 32 or 64.</summary>
    public int BitsAllocated { get; internal init; }

    /// <summary>The bits of a sample that hold its value.</summary>
    public int BitsStored { get; internal init; }

    /// <summary>The highest of the bits that hold the value.</summary>
    public int HighBit { get; internal init; }

    /// <summary>Whether samples can be negative.</summary>
    public bool IsSigned { get; internal init; }

    /// <summary>Whether the file stores colours plane after plane. Frames are always pixel after pixel.</summary>
    public bool IsPlanar { get; internal init; }

    /// <summary>What stored values are multiplied by; 1 where the file does not tell.</summary>
    public double RescaleSlope { get; internal init; } = 1;

    /// <summary>What is added after that; 0 where the file does not tell.</summary>
    public double RescaleIntercept { get; internal init; }

    /// <summary>The windows that the file proposes; the first is the one to use.</summary>
    public ImmutableArray<IntensityWindow> Windows { get; internal init; } = [];

    /// <summary>Where the centre of the first pixel lies in the patient, in millimetres; empty where the file does not tell.</summary>
    public ImmutableArray<double> ImagePosition { get; internal init; } = [];

    /// <summary>The directions of a row and of a column, three numbers each; empty where the file does not tell.</summary>
    public ImmutableArray<double> ImageOrientation { get; internal init; } = [];

    /// <summary>Whether low values are bright.</summary>
    public bool IsInverted => PhotometricInterpretation == "MONOCHROME1";
}
