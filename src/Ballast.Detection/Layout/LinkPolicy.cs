namespace Ballast.Detection;

/// <summary>Which symbolic links in a dataset are followed.</summary>
public enum LinkPolicy
{
    /// <summary>Those that stay in the dataset's folder; others are left out and named.</summary>
    WithinDataset,

    /// <summary>All of them, as a dataset of <see cref="LinkMode.Symlink"/> needs.</summary>
    Follow,
}
