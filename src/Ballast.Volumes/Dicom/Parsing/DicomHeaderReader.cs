using System.Collections.Immutable;

namespace Ballast.Volumes;

/// <summary>Reads the header out of the elements of a data set.</summary>
internal static class DicomHeaderReader
{
    /// <summary>The header; what an image must tell is checked when a frame is read, so that files without pixels have headers too.</summary>
    internal static DicomHeader Read(DicomDataSet data)
    {
        DicomElements own = data.Elements;
        int bits = own.Word(DicomTag.BitsAllocated) ?? 0;
        int stored = own.Word(DicomTag.BitsStored) ?? bits;
        DicomElements scale = Holding(data, DicomTag.RescaleSlope, 0), window = Holding(data, DicomTag.WindowCenter, 0);
        return new DicomHeader
        {
            TransferSyntaxUid = data.Syntax.Uid,
            Modality = own.Text(DicomTag.Modality),
            PatientId = own.Text(DicomTag.PatientId),
            StudyInstanceUid = own.Text(DicomTag.StudyInstanceUid),
            SeriesInstanceUid = own.Text(DicomTag.SeriesInstanceUid),
            SopInstanceUid = own.Text(DicomTag.SopInstanceUid),
            InstanceNumber = own.Whole(DicomTag.InstanceNumber),
            Rows = own.Word(DicomTag.Rows) ?? 0,
            Columns = own.Word(DicomTag.Columns) ?? 0,
            Frames = data.Pixels is null ? 0 : own.Whole(DicomTag.NumberOfFrames) ?? 1,
            SamplesPerPixel = own.Word(DicomTag.SamplesPerPixel) ?? 1,
            PhotometricInterpretation = own.Text(DicomTag.Photometric) ?? "",
            BitsAllocated = bits,
            BitsStored = stored,
            HighBit = own.Word(DicomTag.HighBit) ?? stored - 1,
            IsSigned = own.Word(DicomTag.PixelRepresentation) is 1,
            IsPlanar = own.Word(DicomTag.PlanarConfiguration) is 1,
            RescaleSlope = First(scale, DicomTag.RescaleSlope) ?? 1,
            RescaleIntercept = First(scale, DicomTag.RescaleIntercept) ?? 0,
            Windows = Windows(window),
            ImagePosition = Fixed(Holding(data, DicomTag.ImagePosition, 0), DicomTag.ImagePosition, 3),
            ImageOrientation = Fixed(Holding(data, DicomTag.ImageOrientation, 0), DicomTag.ImageOrientation, 6),
        };
    }

    /// <summary>The slope and intercept of a frame.</summary>
    internal static (double Slope, double Intercept) Scale(DicomDataSet data, int frame)
    {
        DicomElements elements = Holding(data, DicomTag.RescaleSlope, frame);
        return (First(elements, DicomTag.RescaleSlope) ?? 1, First(elements, DicomTag.RescaleIntercept) ?? 0);
    }

    /// <summary>Where a frame lies; empty where the file does not tell.</summary>
    internal static ImmutableArray<double> Position(DicomDataSet data, int frame) => Fixed(Holding(data, DicomTag.ImagePosition, frame), DicomTag.ImagePosition, 3);

    /// <summary>Where an attribute of a frame stands: with the frame, with what all frames share, or in the data set itself.</summary>
    private static DicomElements Holding(DicomDataSet data, uint tag, int frame)
    {
        if (frame < data.PerFrame.Count && data.PerFrame[frame].Has(tag)) return data.PerFrame[frame];
        return data.Shared.Has(tag) ? data.Shared : data.Elements;
    }

    private static double? First(DicomElements elements, uint tag) => elements.Numbers(tag) is [var first, ..] ? first : null;

    private static ImmutableArray<IntensityWindow> Windows(DicomElements elements)
    {
        ImmutableArray<double> centers = elements.Numbers(DicomTag.WindowCenter), widths = elements.Numbers(DicomTag.WindowWidth);
        return [.. centers.Zip(widths).Where(pair => pair.Second > 0).Select(pair => new IntensityWindow(pair.First, pair.Second))];
    }

    private static ImmutableArray<double> Fixed(DicomElements elements, uint tag, int count)
    {
        ImmutableArray<double> numbers = elements.Numbers(tag);
        if (numbers.Length == 0 || numbers.Length == count) return numbers;
        throw DicomDefect.Broken($"The element {DicomTag.Name(tag)} has {numbers.Length} numbers; it takes {count}.");
    }
}
