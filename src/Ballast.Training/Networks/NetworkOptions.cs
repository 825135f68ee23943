namespace Ballast.Training;

/// <summary>What a new network is made for, and the seed of its starting weights.</summary>
public sealed record NetworkOptions
{
    /// <summary>The number of classes; 2 or more.</summary>
    public required int Classes
    {
        get;
        init => field = value >= 2
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Classes), value, "A classifier has 2 classes or more.");
    }

    /// <summary>Width and height of the images; null (the default) takes the size for which the network was designed.</summary>
    public int? ImageSizePixels
    {
        get;
        init => field = value is null or >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ImageSizePixels), value, "The size of an image is 1 pixel or more.");
    }

    /// <summary>The layer that scores the classes; default linear, as the network's authors made it.</summary>
    public ClassifierHead Head { get; init; } = new ClassifierHead.Linear();

    /// <summary>The seed of the starting weights; default 42. Equal seeds give equal weights, bit by bit.</summary>
    public uint Seed { get; init; } = 42;
}
