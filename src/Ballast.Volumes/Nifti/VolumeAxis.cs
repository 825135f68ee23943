namespace Ballast.Volumes;

/// <summary>An axis of a volume, in the order of its file.</summary>
public enum VolumeAxis
{
    /// <summary>The axis whose neighbours lie side by side in the file. Slices have columns along the second and rows along the third axis.</summary>
    First,

    /// <summary>The second axis. Slices have columns along the first and rows along the third axis.</summary>
    Second,

    /// <summary>The third axis. Slices have columns along the first and rows along the second axis.</summary>
    Third,
}
