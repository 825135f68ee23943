namespace Ballast.Detection;

/// <summary>How images come into the new folder. Label files are always copied, so that editing one never changes the input.</summary>
public enum LinkMode
{
    /// <summary>Copied.</summary>
    Copy,

    /// <summary>A second name of the same file: no room, same disk only; who edits one edits the other.</summary>
    HardLink,

    /// <summary>A symbolic link to the input: no room; breaks when the input moves.</summary>
    Symlink,

    /// <summary>A copy that shares its blocks until one is changed: Btrfs, XFS and APFS only.</summary>
    Reflink,
}
