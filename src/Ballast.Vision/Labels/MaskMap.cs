namespace Ballast.Vision;

/// <summary>Which object each pixel of an image belongs to.</summary>
public sealed class MaskMap
{
    /// <summary>The value of a pixel of no object.</summary>
    public const ushort Background = 0;

    /// <summary>Takes values as they are; the array is not copied.</summary>
    /// <param name="widthPixels">The width, 1 or more.</param>
    /// <param name="heightPixels">The height, 1 or more.</param>
    /// <param name="values">Row after row: 0 for the background, i + 1 for box i of the image, or classes when there are no boxes; length width · height.</param>
    /// <exception cref="ArgumentException">The length of <paramref name="values"/> is not width · height.</exception>
    public MaskMap(int widthPixels, int heightPixels, ushort[] values)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(widthPixels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(heightPixels, 1);
        ArgumentNullException.ThrowIfNull(values);
        if (values.LongLength != (long)widthPixels * heightPixels)
            throw new ArgumentException($"A mask of {widthPixels} x {heightPixels} pixels has {(long)widthPixels * heightPixels} values, but {values.LongLength} were given.", nameof(values));
        WidthPixels = widthPixels;
        HeightPixels = heightPixels;
        Values = values;
    }

    /// <summary>The width.</summary>
    public int WidthPixels { get; }

    /// <summary>The height.</summary>
    public int HeightPixels { get; }

    /// <summary>Row after row, shape [height, width]: 0 for the background, i + 1 for box i. Writable.</summary>
    public ushort[] Values { get; }
}
