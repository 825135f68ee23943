using Ballast.Core;
using Ballast.Volumes;

namespace Ballast.Detection.Tests;

/// <summary>A volume whose values grow from row to row, so that the top of a picture is told from its bottom.</summary>
internal sealed class MadeVolume(string name, int slices, int width, int height) : IVolumeSource
{
    public string Name => name;

    public int Slices => slices;

    public int WidthPixels => width;

    public int HeightPixels => height;

    public IntensityWindow? Window => null;

    public bool IsInverted => false;

    /// <summary>The number of the first slice.</summary>
    internal int FirstNumber { get; init; }

    /// <summary>What reading a slice throws; null where it works.</summary>
    internal Exception? Failure { get; init; }

    /// <summary>An entry of a conversion, by the volume's own name.</summary>
    internal VolumeEntry Entry => new(name, () => this);

    /// <summary>A volume that cannot be opened.</summary>
    internal static VolumeEntry Broken(string name) => new(name, () => throw new BallastException($"{name}.nii: is cut short."));

    public SliceIdentity Identity(int index) => new(FirstNumber + index, null);

    public void ReadSlice(int index, Span<float> values)
    {
        if (Failure is not null) throw Failure;
        for (int i = 0; i < values.Length; i++) values[i] = 10 * (i / width) + index;
    }

    public void Dispose()
    {
    }
}
