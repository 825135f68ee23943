namespace Ballast.Cli;

/// <summary>What the source of a conversion is, told by its content.</summary>
internal enum AnnotationSource
{
    /// <summary>A YOLO dataset.</summary>
    Yolo,

    /// <summary>COCO JSON.</summary>
    Coco,

    /// <summary>Pascal VOC.</summary>
    Voc,

    /// <summary>A table of boxes of images.</summary>
    Csv,

    /// <summary>fastMRI+ boxes of volumes.</summary>
    FastMri,

    /// <summary>Boxes of DICOM instances, with a key.</summary>
    Instances,
}
