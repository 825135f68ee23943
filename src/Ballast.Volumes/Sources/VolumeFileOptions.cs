namespace Ballast.Volumes;

/// <summary>How volumes are read, for each format that leaves a choice.</summary>
public sealed record VolumeFileOptions
{
    /// <summary>How NIfTI files are cut; default across the third axis, the first frame.</summary>
    public NiftiOptions Nifti { get; init; } = new();

    /// <summary>Which dataset of HDF5 files is read; default fastMRI's <c>reconstruction_rss</c>.</summary>
    public Hdf5Options Hdf5 { get; init; } = new();
}
