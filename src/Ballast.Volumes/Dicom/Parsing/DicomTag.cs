namespace Ballast.Volumes;

/// <summary>The attributes that are read, as group · 65536 + element.</summary>
internal static class DicomTag
{
    internal const uint TransferSyntax = 0x0002_0010;
    internal const uint SopInstanceUid = 0x0008_0018;
    internal const uint Modality = 0x0008_0060;
    internal const uint PatientId = 0x0010_0020;
    internal const uint StudyInstanceUid = 0x0020_000D;
    internal const uint SeriesInstanceUid = 0x0020_000E;
    internal const uint InstanceNumber = 0x0020_0013;
    internal const uint ImagePosition = 0x0020_0032;
    internal const uint ImageOrientation = 0x0020_0037;
    internal const uint SamplesPerPixel = 0x0028_0002;
    internal const uint Photometric = 0x0028_0004;
    internal const uint PlanarConfiguration = 0x0028_0006;
    internal const uint NumberOfFrames = 0x0028_0008;
    internal const uint Rows = 0x0028_0010;
    internal const uint Columns = 0x0028_0011;
    internal const uint BitsAllocated = 0x0028_0100;
    internal const uint BitsStored = 0x0028_0101;
    internal const uint HighBit = 0x0028_0102;
    internal const uint PixelRepresentation = 0x0028_0103;
    internal const uint WindowCenter = 0x0028_1050;
    internal const uint WindowWidth = 0x0028_1051;
    internal const uint RescaleIntercept = 0x0028_1052;
    internal const uint RescaleSlope = 0x0028_1053;
    internal const uint RedPaletteDescriptor = 0x0028_1101;
    internal const uint GreenPaletteDescriptor = 0x0028_1102;
    internal const uint BluePaletteDescriptor = 0x0028_1103;
    internal const uint RedPalette = 0x0028_1201;
    internal const uint GreenPalette = 0x0028_1202;
    internal const uint BluePalette = 0x0028_1203;
    internal const uint ModalityTable = 0x0028_3000;
    internal const uint SharedGroups = 0x5200_9229;
    internal const uint PerFrameGroups = 0x5200_9230;
    internal const uint ExtendedOffsets = 0x7FE0_0001;
    internal const uint FloatPixels = 0x7FE0_0008;
    internal const uint DoublePixels = 0x7FE0_0009;
    internal const uint Pixels = 0x7FE0_0010;
    internal const uint Item = 0xFFFE_E000;
    internal const uint ItemEnd = 0xFFFE_E00D;
    internal const uint SequenceEnd = 0xFFFE_E0DD;

    /// <summary>The attributes whose values are kept.</summary>
    internal static readonly HashSet<uint> Kept =
    [
        TransferSyntax, SopInstanceUid, Modality, PatientId, StudyInstanceUid, SeriesInstanceUid, InstanceNumber, ImagePosition, ImageOrientation,
        SamplesPerPixel, Photometric, PlanarConfiguration, NumberOfFrames, Rows, Columns, BitsAllocated, BitsStored, HighBit, PixelRepresentation,
        WindowCenter, WindowWidth, RescaleIntercept, RescaleSlope, RedPaletteDescriptor, GreenPaletteDescriptor, BluePaletteDescriptor,
        RedPalette, GreenPalette, BluePalette, ModalityTable, ExtendedOffsets,
    ];

    /// <summary>The attribute as DICOM writes it.</summary>
    internal static string Name(uint tag) => $"({tag >> 16:X4},{tag & 0xFFFF:X4})";
}
