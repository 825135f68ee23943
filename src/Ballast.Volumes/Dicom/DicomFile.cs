using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Volumes;

/// <summary>A DICOM file: its header, and its frames, which are decoded when asked for.</summary>
/// <remarks>
/// Pixels are read uncompressed (little and big endian, deflated) and in the codings RLE, JPEG (8 and 12 bits), JPEG lossless, JPEG-LS and JPEG 2000. Several threads may read
/// frames at once.
/// </remarks>
public sealed class DicomFile
{
    private readonly DicomDataSet data;
    private readonly byte[]? content;
    private readonly Lazy<ImmutableArray<ImmutableArray<DicomPart>>> frames;

    private DicomFile(string path, DicomDataSet data, byte[]? content)
    {
        (Path, this.data, this.content) = (path, data, content);
        Header = DicomHeaderReader.Read(data);
        frames = new(() => DicomFragments.OfFrames(data, Header, At));
    }

    /// <summary>The path of the file.</summary>
    public string Path { get; }

    /// <summary>What the file says about its image.</summary>
    public DicomHeader Header { get; }

    /// <summary>Reads the header of a file; pixels are read with <see cref="ReadFrame"/>.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="BallastException">The file cannot be read, is no DICOM file or is damaged.</exception>
    public static DicomFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Named(path, () => Open(path));
    }

    /// <summary>Decodes a frame to the stored values, without slope and intercept.</summary>
    /// <param name="index">The frame, from 0.</param>
    /// <exception cref="BallastException">The file holds no pixels, or they are damaged or in a coding that is not read.</exception>
    public DicomFrame ReadFrame(int index) => Named(Path, () => Decoded(index));

    /// <summary>
    /// Reads the values of a frame in the units of the device: stored values × slope + intercept. Of colours, stored directly or by a palette, it gives the luminance.
    /// </summary>
    /// <param name="index">The frame, from 0.</param>
    /// <param name="values">Takes rows × columns values, row after row.</param>
    /// <exception cref="BallastException">The file holds no pixels, or they are damaged or in a coding that is not read.</exception>
    public void ReadValues(int index, Span<float> values)
    {
        DicomFrame frame = ReadFrame(index);
        if (values.Length != frame.Rows * frame.Columns) throw new ArgumentException($"The frame has {frame.Rows * frame.Columns} values; {values.Length} were asked for.", nameof(values));
        try
        {
            DicomValues.Fill(data, Header, frame, DicomHeaderReader.Scale(data, index), values);
        }
        catch (ImageDefectException defect)
        {
            throw new BallastException($"{Path}: {defect.Message}");
        }
    }

    /// <summary>Reads a file with the failure that tells kinds apart.</summary>
    internal static DicomFile Open(string path)
    {
        try
        {
            using FileBytes bytes = FileBytes.Open(path);
            return new DicomFile(path, DicomContent.Parse(bytes.Span, out byte[]? inflated), inflated);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new ImageDefectException(ImageProblemKind.Unreadable, "The file cannot be read: " + cause.Message);
        }
    }

    /// <summary>A file that is in memory.</summary>
    internal static DicomFile Of(string name, byte[] bytes) => Named(name, () =>
    {
        return new DicomFile(name, DicomContent.Parse(bytes, out byte[]? inflated), inflated ?? bytes);
    });

    /// <summary>Fails where the file holds no image that is read, as far as its header tells.</summary>
    internal void CheckImage() => _ = DicomImageCheck.TypeOf(data, Header);

    /// <summary>The same, with the failure that names the file.</summary>
    internal void RequireImage() => Named(Path, () => DicomImageCheck.TypeOf(data, Header));

    /// <summary>Where a frame lies in the patient; empty where the file does not tell.</summary>
    internal ImmutableArray<double> Position(int frame) => DicomHeaderReader.Position(data, frame);

    private static T Named<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (ImageDefectException defect)
        {
            throw new BallastException($"{path}: {defect.Message}");
        }
    }

    private DicomFrame Decoded(int index)
    {
        DicomSampleType type = DicomImageCheck.TypeOf(data, Header);
        if ((uint)index >= (uint)Header.Frames) throw new ArgumentOutOfRangeException(nameof(index), index, $"The file has {Header.Frames} frames, counted from 0.");
        return new DicomFrame(Header, type, data.Pixels!.IsEncapsulated ? Decompressed(index) : DicomRawPixels.Read(data, Header, index, At));
    }

    private byte[] Decompressed(int index)
    {
        ImmutableArray<DicomPart> parts = frames.Value[index];
        if (parts.Length == 1) return DicomDecoder.Decode(data.Syntax, Header, At(parts[0]));
        var whole = new byte[parts.Sum(part => (long)part.Length)];
        int at = 0;
        foreach (DicomPart part in parts)
        {
            At(part).Span.CopyTo(whole.AsSpan(at));
            at += part.Length;
        }

        return DicomDecoder.Decode(data.Syntax, Header, whole);
    }

    private ReadOnlyMemory<byte> At(DicomPart part) => content is null ? DicomContent.ReadPart(Path, part) : content.AsMemory(part.At, part.Length);
}
