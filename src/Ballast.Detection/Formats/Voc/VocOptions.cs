namespace Ballast.Detection;

/// <summary>How Pascal VOC files are read and written.</summary>
public sealed record VocOptions
{
    /// <summary>What the numbers of a box mean; default edges.</summary>
    public VocCorners Corners { get; init; }

    /// <summary>Which numbers are written; default whole pixels. Any are read.</summary>
    public VocNumbers Numbers { get; init; }

    /// <summary>What happens to image files when a dataset is written; default they are copied.</summary>
    public ImageTransfer Images { get; init; }

    /// <summary>How files are read.</summary>
    /// <exception cref="ArgumentNullException">Null.</exception>
    public DetectionReadOptions Reading
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Reading));
            field = value;
        }
    }

    = new();
}
