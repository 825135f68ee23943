using Ballast.Core;

namespace Ballast.Volumes;

/// <summary>How a NIfTI file is cut into slices.</summary>
public sealed record NiftiOptions
{
    /// <summary>The axis across which the slices lie; default the third.</summary>
    /// <exception cref="BallastException">The value is none of the three axes.</exception>
    public VolumeAxis Axis
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new BallastException($"A volume has no axis {(int)value}. Choose First, Second or Third.");
    } = VolumeAxis.Third;

    /// <summary>Which frame of a file with more than three axes is read, from 0; default the first.</summary>
    /// <exception cref="BallastException">The value is negative.</exception>
    public int Frame
    {
        get;
        init => field = value >= 0 ? value : throw new BallastException($"The frame is {value} but frames are counted from 0.");
    }
}
