namespace Ballast.Detection;

/// <summary>What can be wrong with a dataset that is split.</summary>
public enum VerifyFindingKind
{
    /// <summary>A file or folder cannot be read, or is a link out of the dataset.</summary>
    Unreadable,

    /// <summary>A group (volume, patient) has images in several parts.</summary>
    GroupInSeveralParts,

    /// <summary>Files of several parts have the same content.</summary>
    IdenticalFiles,

    /// <summary>An image looks like one of another part: resized, compressed again, mirrored or turned.</summary>
    NearDuplicates,

    /// <summary>An image without a label file.</summary>
    MissingLabel,

    /// <summary>A label file without an image.</summary>
    OrphanLabel,

    /// <summary>A line of a label file is no object.</summary>
    MalformedLabel,

    /// <summary>A box without area.</summary>
    DegenerateBox,

    /// <summary>A box reaches out of its image.</summary>
    BoxOutOfImage,

    /// <summary>A class that the dataset's YAML file does not declare.</summary>
    UnknownClass,

    /// <summary><c>balanced_dataset_metadata.json</c> says something else than the folder holds.</summary>
    Metadata,
}
