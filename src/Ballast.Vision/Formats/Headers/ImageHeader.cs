using System.Buffers.Binary;

namespace Ballast.Vision;

/// <summary>The size of a picture as it is decoded (upright), from the header of its file alone.</summary>
internal sealed class ImageHeader : IDisposable
{
    /// <summary>More segments or chunks than this before the size are not a picture but an attempt to keep a reader busy.</summary>
    private const int MostSegments = 10_000;

    private readonly HeaderWindow file;
    private long width;
    private long height;
    private bool turned;

    private ImageHeader(string path) => file = new HeaderWindow(path);

    /// <summary>Reads the size.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ImageDefectException">The header is not that of an image that is read.</exception>
    internal static (int WidthPixels, int HeightPixels) SizeOf(string path)
    {
        // A length of 0 also tells pipes and devices, which must not be opened: opening one can wait forever.
        if (new FileInfo(path).Length == 0) throw new ImageDefectException(ImageProblemKind.Empty, "The file has 0 bytes.");
        using var header = new ImageHeader(path);
        header.Read();
        if (header.width is <= 0 or > int.MaxValue || header.height is <= 0 or > int.MaxValue)
            throw Broken($"its size is {header.width} × {header.height} pixels");
        return header.turned ? ((int)header.height, (int)header.width) : ((int)header.width, (int)header.height);
    }

    public void Dispose() => file.Dispose();

    private void Read()
    {
        switch (ImageSignature.Of(file.At(0, (int)Math.Min(12, file.Length))))
        {
            case ImageFormat.Jpeg:
                ReadJpeg();
                break;
            case ImageFormat.Png:
                ReadPng();
                break;
            case ImageFormat.Bmp:
                ReadBmp();
                break;
            case ImageFormat.WebP:
                ReadWebP();
                break;
            case ImageFormat.Tiff:
                Take(TiffTags.Read(file, 0));
                break;
            default:
                throw new ImageDefectException(ImageProblemKind.Broken, "The content is not a JPEG, PNG, BMP, WebP or TIFF image.");
        }
    }

    private void Take(TiffTags tags) => (width, height, turned) = (tags.Width, tags.Height, tags.IsTurned);

    private void ReadJpeg()
    {
        long at = 2;
        for (int segment = 0; segment < MostSegments; segment++)
        {
            while (file.At(at, 2)[0] != 0xFF || file.At(at, 2)[1] is 0xFF or 0x00 or 0x01 or (>= 0xD0 and <= 0xD8)) at++;
            byte marker = file.At(at, 2)[1];
            if (marker is 0xD9 or 0xDA) throw Broken("the frame header is missing");
            int length = BinaryPrimitives.ReadUInt16BigEndian(file.At(at + 2, 2));
            if (length < 2) throw Broken("a segment has no length");
            if (marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC)
            {
                ReadOnlySpan<byte> size = file.At(at + 5, 4);
                (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(size), BinaryPrimitives.ReadUInt16BigEndian(size[2..]));
                return;
            }

            if (marker == 0xE1 && length >= 16 && file.At(at + 4, 6).SequenceEqual("Exif\0\0"u8)) TakeExif(at + 10);
            at += 2 + length;
        }

        throw Broken("the frame header is missing");
    }

    private void ReadPng()
    {
        ReadOnlySpan<byte> header = file.At(8, 16);
        if (!header[4..8].SequenceEqual("IHDR"u8)) throw Broken("the header is missing");
        (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(header[8..]), BinaryPrimitives.ReadUInt32BigEndian(header[12..]));
        long at = 33;
        for (int chunk = 0; chunk < MostSegments && at + 8 <= file.Length; chunk++)
        {
            ReadOnlySpan<byte> head = file.At(at, 8);
            if (head[4..].SequenceEqual("IDAT"u8)) return;
            long length = BinaryPrimitives.ReadUInt32BigEndian(head);
            if (head[4..].SequenceEqual("eXIf"u8)) TakeExif(at + 8);
            at += 12 + length;
        }
    }

    private void ReadBmp()
    {
        bool old = BinaryPrimitives.ReadUInt32LittleEndian(file.At(14, 4)) == 12;
        ReadOnlySpan<byte> size = file.At(18, 8);
        if (old) (width, height) = (BinaryPrimitives.ReadUInt16LittleEndian(size), BinaryPrimitives.ReadUInt16LittleEndian(size[2..]));
        else (width, height) = (BinaryPrimitives.ReadInt32LittleEndian(size), Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(size[4..])));
    }

    private void ReadWebP()
    {
        ReadOnlySpan<byte> chunk = file.At(12, 18);
        if (chunk.StartsWith("VP8X"u8))
        {
            (width, height) = (1 + U24(chunk[12..]), 1 + U24(chunk[15..]));
            if ((chunk[8] & 0x08) != 0) FindWebPExif();
        }
        else if (chunk.StartsWith("VP8L"u8))
        {
            uint bits = BinaryPrimitives.ReadUInt32LittleEndian(chunk[9..]);
            (width, height) = (1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF));
        }
        else if (chunk.StartsWith("VP8 "u8))
        {
            (width, height) = (BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(chunk[16..]) & 0x3FFF);
        }
        else
        {
            throw Broken("the first chunk holds no picture");
        }
    }

    private void FindWebPExif()
    {
        long at = 12;
        for (int chunk = 0; chunk < MostSegments && at + 8 <= file.Length; chunk++)
        {
            ReadOnlySpan<byte> head = file.At(at, 8);
            long length = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            if (head.StartsWith("EXIF"u8))
            {
                bool marked = length >= 6 && file.At(at + 8, 6).SequenceEqual("Exif\0\0"u8);
                TakeExif(at + 8 + (marked ? 6 : 0));
                return;
            }

            at += 8 + length + (length & 1);
        }
    }

    private void TakeExif(long origin)
    {
        try
        {
            turned = TiffTags.Read(file, origin).IsTurned;
        }
        catch (ImageDefectException)
        {
            // Decoders show a picture with damaged EXIF as it is stored.
            turned = false;
        }
    }

    private static uint U24(ReadOnlySpan<byte> bytes) => (uint)(bytes[0] | (bytes[1] << 8) | (bytes[2] << 16));

    private static ImageDefectException Broken(string why) => new(ImageProblemKind.Broken, $"The header is damaged: {why}.");
}
