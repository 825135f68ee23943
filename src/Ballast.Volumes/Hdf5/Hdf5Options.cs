using Ballast.Core;

namespace Ballast.Volumes;

/// <summary>Which values of an HDF5 file are read.</summary>
public sealed record Hdf5Options
{
    /// <summary>The path of a dataset of three axes (slices, rows, columns) or four (frames before these); default fastMRI's <c>reconstruction_rss</c>.</summary>
    /// <exception cref="BallastException">The name is empty.</exception>
    public string Dataset
    {
        get;
        init => field = !string.IsNullOrWhiteSpace(value)
            ? value
            : throw new BallastException("The name of the HDF5 dataset is empty. Name one, for example reconstruction_rss.");
    } = "reconstruction_rss";

    /// <summary>Which frame of a dataset with four axes is read, from 0; default the first.</summary>
    /// <exception cref="BallastException">The value is negative.</exception>
    public int Frame
    {
        get;
        init => field = value >= 0 ? value : throw new BallastException($"The frame is {value} but frames are counted from 0.");
    }
}
