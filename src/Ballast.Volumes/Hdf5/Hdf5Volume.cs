using Ballast.Core;
using Microsoft.Win32.SafeHandles;
using PureHDF;
using PureHDF.Selections;
using PureHDF.VOL.Native;

namespace Ballast.Volumes;

/// <summary>A volume in an HDF5 file: fastMRI's layout, or any dataset of numbers with three or four axes.</summary>
/// <remarks>
/// Values are as stored; no scale of other conventions (MINC's valid range, for example) is applied. Datasets may be contiguous or in chunks, packed by
/// deflate and shuffled; LZF is refused. A link to another file and values kept in another file are refused, so that no file but the named one is read.
/// Threads that read at once take turns.
/// </remarks>
public sealed class Hdf5Volume : IVolumeSource
{
    private readonly string path;
    private readonly Hdf5Stream stream;
    private readonly NativeFile file;
    private readonly Hdf5Options options;
    private readonly Hdf5Values values;
    private readonly int axes;
    private readonly int storedBytesOfValue;
    private readonly Lock turn = new();

    private Hdf5Volume(string path, Hdf5Stream stream, NativeFile file, NativeDataset dataset, Hdf5Options options)
    {
        this.path = path;
        this.stream = stream;
        this.file = file;
        this.options = options;
        values = new Hdf5Values(dataset);
        ulong[] sizes = dataset.Space.Dimensions;
        Hdf5Check.Sizes(path, options, sizes, values.AreNumbers);
        Hdf5Check.Storage(path, options, dataset, stream.Length);
        axes = sizes.Length;
        Frames = axes == 4 ? (int)sizes[0] : 1;
        Slices = (int)sizes[^3];
        HeightPixels = (int)sizes[^2];
        WidthPixels = (int)sizes[^1];
        storedBytesOfValue = dataset.Layout.Class == H5DataLayoutClass.Contiguous ? dataset.Type.Size : 0;
        // One value tells early whether the values can be read at all.
        Read(0, 1, 1, new float[1]);
        PatientId = Text("patient_id");
        Acquisition = Text("acquisition");
        Maximum = Number("max");
        Norm = Number("norm");
    }

    /// <inheritdoc/>
    public string Name => VolumeName.OfFile(path);

    /// <inheritdoc/>
    public int Slices { get; }

    /// <inheritdoc/>
    public int WidthPixels { get; }

    /// <inheritdoc/>
    public int HeightPixels { get; }

    /// <summary>How many frames the dataset holds; 1 where it has three axes.</summary>
    public int Frames { get; }

    /// <summary>fastMRI's <c>patient_id</c>; null where the file has none.</summary>
    public string? PatientId { get; }

    /// <summary>fastMRI's <c>acquisition</c>, the kind of scan; null where the file has none.</summary>
    public string? Acquisition { get; }

    /// <summary>fastMRI's <c>max</c>, the largest value; null where the file has none.</summary>
    public double? Maximum { get; }

    /// <summary>fastMRI's <c>norm</c>, the Euclidean norm of the values; null where the file has none.</summary>
    public double? Norm { get; }

    /// <summary>Null: HDF5 has no common place for a window.</summary>
    public IntensityWindow? Window => null;

    /// <inheritdoc/>
    public bool IsInverted => false;

    /// <summary>Opens a file and finds the dataset.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Which dataset; default <c>reconstruction_rss</c>.</param>
    /// <exception cref="BallastException">The file cannot be read, lacks the dataset, or holds it in a form that Ballast does not read.</exception>
    public static Hdf5Volume Open(string path, Hdf5Options? options = null)
    {
        options ??= new Hdf5Options();
        var bytes = new Hdf5Stream(OpenHandle(path));
        try
        {
            return Hdf5Check.Guarded(path, () =>
            {
                bytes.Begin();
                NativeFile opened = H5File.Open(bytes);
                return new Hdf5Volume(path, bytes, opened, Find(path, opened, options), options);
            });
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public SliceIdentity Identity(int index)
    {
        SliceArguments.CheckIndex(this, index);
        return new SliceIdentity(index, null);
    }

    /// <inheritdoc/>
    public void ReadSlice(int index, Span<float> values)
    {
        SliceArguments.Check(this, index, values.Length);
        Read(index, HeightPixels, WidthPixels, values);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        file.Dispose();
        stream.Dispose();
    }

    private static SafeFileHandle OpenHandle(string path)
    {
        try
        {
            return File.OpenHandle(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BallastException($"{path}: cannot be read: {cause.Message}", innerException: cause);
        }
    }

    private static NativeDataset Find(string path, NativeFile file, Hdf5Options options)
    {
        if (file.LinkExists(options.Dataset) && file.Get(options.Dataset) is NativeDataset dataset) return dataset;
        throw new BallastException($"{path}: has no dataset '{options.Dataset}'. {Hdf5Contents.Describe(file)}");
    }

    /// <summary>Reads the first rows and columns of a slice.</summary>
    private void Read(int index, int rows, int columns, Span<float> target)
    {
        ulong[] starts = [(ulong)options.Frame, (ulong)index, 0, 0];
        ulong[] blocks = [1, 1, (ulong)rows, (ulong)columns];
        var selection = new HyperslabSelection(axes, starts[^axes..], blocks[^axes..]);
        lock (turn)
        {
            stream.Begin();
            try
            {
                values.Read(selection, target);
            }
            catch (Exception cause) when (Hdf5Check.IsDamage(cause))
            {
                throw Hdf5Check.Damaged(path, cause);
            }

            // Values that did not come through this stream came from another file that this one names.
            if (stream.ValueBytes < (long)rows * columns * storedBytesOfValue)
                throw Hdf5Check.Elsewhere(path);
        }
    }

    private string? Text(string attribute)
    {
        if (!file.AttributeExists(attribute)) return null;
        IH5Attribute found = file.Attribute(attribute);
        return found.Type.Class is H5DataTypeClass.String or H5DataTypeClass.VariableLength && Hdf5Check.IsSingle(found.Space) ? found.Read<string>() : null;
    }

    private double? Number(string attribute)
    {
        if (!file.AttributeExists(attribute)) return null;
        IH5Attribute found = file.Attribute(attribute);
        if (!Hdf5Check.IsSingle(found.Space)) return null;
        return (found.Type.Class, found.Type.Size) switch
        {
            (H5DataTypeClass.FloatingPoint, 8) => found.Read<double>(),
            (H5DataTypeClass.FloatingPoint, 4) => found.Read<float>(),
            _ => null,
        };
    }
}
