using Ballast.Core;

namespace Ballast.Volumes.Tests;

/// <summary>A volume of given values.</summary>
internal sealed class MadeVolume(int width, int height, params float[][] slices) : IVolumeSource
{
    public string Name { get; init; } = "made";

    public int Slices => slices.Length;

    public int WidthPixels => width;

    public int HeightPixels => height;

    public IntensityWindow? Window { get; init; }

    public bool IsInverted { get; init; }

    internal Func<int, int> Number { get; init; } = index => index;

    internal int? Broken { get; init; }

    public SliceIdentity Identity(int index) => new(Number(index), null);

    public void ReadSlice(int index, Span<float> values)
    {
        if (index == Broken) throw new BallastException("The slice is broken.");
        slices[index].CopyTo(values);
    }

    public void Dispose()
    {
    }
}
