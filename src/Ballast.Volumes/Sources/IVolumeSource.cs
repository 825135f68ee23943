namespace Ballast.Volumes;

/// <summary>A stack of slices of one scan, wherever it is stored.</summary>
public interface IVolumeSource : IDisposable
{
    /// <summary>What the volume is called: the name of its file without suffix, or of its folder.</summary>
    string Name { get; }

    /// <summary>The number of slices, 1 or more.</summary>
    int Slices { get; }

    /// <summary>The columns of a slice.</summary>
    int WidthPixels { get; }

    /// <summary>The rows of a slice.</summary>
    int HeightPixels { get; }

    /// <summary>The window that the file asks for; null where it asks for none.</summary>
    IntensityWindow? Window { get; }

    /// <summary>Whether low values are bright (DICOM's MONOCHROME1).</summary>
    bool IsInverted { get; }

    /// <summary>What a slice is called in its source.</summary>
    /// <param name="index">The slice, from 0 in the order of the volume.</param>
    SliceIdentity Identity(int index);

    /// <summary>Reads the values of a slice, in the units of the scan (after slope and intercept). Several threads may read at once.</summary>
    /// <param name="index">The slice, from 0.</param>
    /// <param name="values">Takes <see cref="WidthPixels"/> × <see cref="HeightPixels"/> values, row after row.</param>
    /// <exception cref="Core.BallastException">The slice cannot be decoded.</exception>
    void ReadSlice(int index, Span<float> values);
}
