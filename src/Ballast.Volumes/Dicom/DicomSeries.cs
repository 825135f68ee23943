using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Volumes;

/// <summary>A series of DICOM files, or the frames of one file, as a volume.</summary>
public sealed class DicomSeries : IVolumeSource
{
    private readonly ImmutableArray<DicomSlice> slices;

    internal DicomSeries(string name, ImmutableArray<DicomSlice> slices)
    {
        Name = name;
        this.slices = slices;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int Slices => slices.Length;

    /// <inheritdoc/>
    public int WidthPixels => First.Columns;

    /// <inheritdoc/>
    public int HeightPixels => First.Rows;

    /// <inheritdoc/>
    public IntensityWindow? Window => First.Windows is [var window, ..] ? window : null;

    /// <inheritdoc/>
    public bool IsInverted => First.IsInverted;

    /// <summary>The identifier of the patient; null where the files do not tell.</summary>
    public string? PatientId => First.PatientId;

    /// <summary>The identifier of the series; null where the files do not tell.</summary>
    public string? SeriesInstanceUid => First.SeriesInstanceUid;

    private DicomHeader First => slices[0].File.Header;

    /// <summary>One file as a volume of its frames.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="BallastException">The file cannot be read, is no DICOM file or holds no image.</exception>
    public static DicomSeries Open(string path)
    {
        DicomFile file = DicomFile.Read(path);
        file.RequireImage();
        return new DicomSeries(Path.GetFileNameWithoutExtension(path), DicomOrder.Of([new DicomMember(Path.GetFileName(path), file)]));
    }

    /// <summary>What a slice is called: the number and the SOP instance UID of its file. Frames of a file with several are numbered from 0.</summary>
    /// <param name="index">The slice, from 0 in the order of the volume.</param>
    public SliceIdentity Identity(int index)
    {
        DicomSlice slice = At(index);
        DicomHeader header = slice.File.Header;
        return new SliceIdentity(header.Frames > 1 ? slice.Frame : header.InstanceNumber ?? index, header.SopInstanceUid);
    }

    /// <inheritdoc/>
    public void ReadSlice(int index, Span<float> values)
    {
        DicomSlice slice = At(index);
        slice.File.ReadValues(slice.Frame, values);
    }

    /// <summary>The file that holds a slice.</summary>
    /// <param name="index">The slice, from 0 in the order of the volume.</param>
    public string FileOf(int index) => At(index).File.Path;

    /// <summary>Does nothing: files are open only while a slice is read.</summary>
    public void Dispose()
    {
    }

    /// <summary>The same volume under another name.</summary>
    internal DicomSeries As(string name) => new(name, slices);

    private DicomSlice At(int index)
    {
        if ((uint)index >= (uint)slices.Length) throw new ArgumentOutOfRangeException(nameof(index), index, $"The volume has {slices.Length} slices, counted from 0.");
        return slices[index];
    }
}
