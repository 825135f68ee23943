using System.Buffers.Binary;
using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Volumes;

/// <summary>The part of a NIfTI-1 or NIfTI-2 header that tells where the values are and what they mean.</summary>
internal sealed record NiftiHeader
{
    /// <summary>The bytes that hold either header.</summary>
    internal const int MaximumLength = 540;

    /// <summary>More than any file holds, and few enough to count their bytes in a long.</summary>
    private const long MostValues = 1L << 50;

    private const int LengthOfFirst = 348;
    private const int LengthOfSecond = 540;

    /// <summary>The three spatial sizes; 1 for an axis that the file does not have.</summary>
    internal required ImmutableArray<int> Sizes { get; init; }

    internal required int Frames { get; init; }

    internal required NiftiType Type { get; init; }

    internal required bool IsBigEndian { get; init; }

    internal required long DataOffset { get; init; }

    internal required double Slope { get; init; }

    internal required double Intercept { get; init; }

    internal required IntensityWindow? Window { get; init; }

    internal int BytesPerValue => Type switch
    {
        NiftiType.UInt8 or NiftiType.Int8 => 1,
        NiftiType.Int16 or NiftiType.UInt16 => 2,
        NiftiType.Int32 or NiftiType.UInt32 or NiftiType.Float32 => 4,
        _ => 8,
    };

    internal long BytesPerFrame => (long)Sizes[0] * Sizes[1] * Sizes[2] * BytesPerValue;

    /// <summary>Whether a file starts as a NIfTI or Analyze header does.</summary>
    internal static bool IsRecognised(ReadOnlySpan<byte> start) =>
        start.Length >= 4 && (BinaryPrimitives.ReadInt32LittleEndian(start) is LengthOfFirst or LengthOfSecond
            || BinaryPrimitives.ReadInt32BigEndian(start) is LengthOfFirst or LengthOfSecond);

    /// <summary>Reads the header at the start of a file.</summary>
    /// <exception cref="BallastException">The bytes are no header of a file that Ballast reads.</exception>
    internal static NiftiHeader Parse(ReadOnlySpan<byte> bytes, string path)
    {
        if (!IsRecognised(bytes)) throw new BallastException($"{path}: is not a NIfTI file: it does not start with the length of a header, 348 or 540. Name a .nii or .nii.gz file.");
        bool bigEndian = BinaryPrimitives.ReadInt32LittleEndian(bytes) is not (LengthOfFirst or LengthOfSecond);
        var fields = new NiftiFields(bytes, bigEndian);
        int length = fields.Int32(0);
        if (bytes.Length < length) throw new BallastException($"{path}: ends after {bytes.Length} of the {length} bytes of its NIfTI header. Copy the file again.");
        return length == LengthOfFirst ? ParseFirst(fields, path) : ParseSecond(fields, path);
    }

    private static NiftiHeader ParseFirst(NiftiFields fields, string path)
    {
        ReadOnlySpan<byte> magic = fields.Bytes(344, 4);
        if (magic.SequenceEqual("ni1\0"u8)) throw Pair(path);
        if (!magic.SequenceEqual("n+1\0"u8))
            throw new BallastException($"{path}: has no NIfTI-1 signature at byte 344; it may be an Analyze file. Convert it to .nii.");
        Span<long> sizes = stackalloc long[8];
        for (int i = 0; i < sizes.Length; i++) sizes[i] = fields.Int16(40 + 2 * i);
        var raw = new RawNiftiHeader(fields.Int16(70), fields.Single(108), fields.Single(112), fields.Single(116), fields.Single(128), fields.Single(124), 352);
        return Checked(raw, sizes, fields.IsBigEndian, path);
    }

    private static NiftiHeader ParseSecond(NiftiFields fields, string path)
    {
        ReadOnlySpan<byte> magic = fields.Bytes(4, 4);
        if (magic.SequenceEqual("ni2\0"u8)) throw Pair(path);
        if (!magic.SequenceEqual("n+2\0"u8)) throw new BallastException($"{path}: has no NIfTI-2 signature at byte 4. The file is damaged or no NIfTI file.");
        Span<long> sizes = stackalloc long[8];
        for (int i = 0; i < sizes.Length; i++) sizes[i] = fields.Int64(16 + 8 * i);
        var raw = new RawNiftiHeader(fields.Int16(12), fields.Int64(168), fields.Double(176), fields.Double(184), fields.Double(200), fields.Double(192), 544);
        return Checked(raw, sizes, fields.IsBigEndian, path);
    }

    private static NiftiHeader Checked(RawNiftiHeader raw, ReadOnlySpan<long> sizes, bool bigEndian, string path)
    {
        long axes = sizes[0];
        if (axes is < 2 or > 7) throw new BallastException($"{path}: its header names {axes} axes, but an image has 2 to 7. The file is damaged.");
        long frames = 1;
        Int128 values = 1;
        for (int i = 1; i <= axes; i++)
        {
            if (sizes[i] is < 1 or > int.MaxValue)
                throw new BallastException($"{path}: axis {i} has the size {sizes[i]}, but 1 to {int.MaxValue} are allowed. The file is damaged.");
            if (i <= 3) values *= sizes[i];
            // Capped, because the sizes of a damaged file multiply to more than a long holds; the length of the file refuses it later.
            else frames = Math.Min(frames * sizes[i], int.MaxValue);
        }

        if (!Enum.IsDefined((NiftiType)raw.Type))
            throw new BallastException($"{path}: its values have the type {TypeName(raw.Type)}, but Ballast reads whole numbers of 8 to 64 bits, float32 and float64. Convert the file.");
        if (values > MostValues) throw new BallastException($"{path}: its header names {values} values a frame, more than a file can hold. The file is damaged.");
        // As in nibabel: a slope of zero, or one that is no number, means that the values are as stored.
        bool isScaled = raw.Slope != 0 && double.IsFinite(raw.Slope);
        if (isScaled && !double.IsFinite(raw.Intercept))
            throw new BallastException($"{path}: its slope is {raw.Slope:R} but its intercept is no finite number. Correct scl_inter in the header.");
        return new NiftiHeader
        {
            Sizes = [(int)sizes[1], (int)sizes[2], axes >= 3 ? (int)sizes[3] : 1],
            Frames = (int)frames,
            Type = (NiftiType)raw.Type,
            IsBigEndian = bigEndian,
            DataOffset = Offset(raw, path),
            Slope = isScaled ? raw.Slope : 1,
            Intercept = isScaled ? raw.Intercept : 0,
            Window = WindowOf(raw.DisplayedLow, raw.DisplayedHigh),
        };
    }

    private static long Offset(RawNiftiHeader raw, string path)
    {
        // Zero is what some writers leave there: the values follow the header and its four bytes of extension.
        if (raw.DataOffset == 0) return raw.SmallestOffset;
        if (raw.DataOffset >= raw.SmallestOffset && raw.DataOffset < 1L << 53) return (long)raw.DataOffset;
        throw new BallastException($"{path}: its values start at byte {raw.DataOffset:R}, but the header ends at byte {raw.SmallestOffset}. The file is damaged.");
    }

    /// <summary>DICOM's linear window whose black is the lower and whose white is the upper value.</summary>
    private static IntensityWindow? WindowOf(double low, double high) =>
        high > low && double.IsFinite(low) && double.IsFinite(high) ? new IntensityWindow((low + high) / 2 + 0.5, high - low + 1) : null;

    private static BallastException Pair(string path) =>
        new($"{path}: is the header of a pair of files (.hdr and .img), but Ballast reads NIfTI in one file. Convert the pair to .nii or .nii.gz.");

    private static string TypeName(int code) => code switch
    {
        1 => "1 (bits)",
        32 => "32 (complex64)",
        128 => "128 (RGB)",
        1536 => "1536 (float128)",
        1792 => "1792 (complex128)",
        2048 => "2048 (complex256)",
        2304 => "2304 (RGBA)",
        _ => code.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>What both versions of the header say, before it is checked.</summary>
    private readonly record struct RawNiftiHeader(
        int Type, double DataOffset, double Slope, double Intercept, double DisplayedLow, double DisplayedHigh, int SmallestOffset);
}
