namespace Ballast.Detection;

/// <summary>How a YOLO dataset is written.</summary>
public sealed record YoloWriteOptions
{
    /// <summary>What lines hold; default boxes.</summary>
    public YoloShape Shape { get; init; }

    /// <summary>What happens to image files; default they are copied.</summary>
    public ImageTransfer Images { get; init; }
}
