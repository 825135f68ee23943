namespace Ballast.Vision;

/// <summary>How far offline augmentation goes, and with what.</summary>
public sealed record OfflineAugmentationOptions
{
    /// <summary>The least number of images a class ends with, originals included; default 2000. 0 goes only to the largest class.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int Floor
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(Floor));
            field = value;
        }
    }

    = 2000;

    /// <summary>The seed of the transforms; default 42.</summary>
    public uint Seed { get; init; } = 42;

    /// <summary>The steps of the transforms; default <see cref="AugmentationSettings.Combined"/>.</summary>
    /// <exception cref="ArgumentException">Every step is off, or one changes the size of images.</exception>
    public AugmentationSettings Settings
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Settings));
            if (value == AugmentationSettings.None) throw new ArgumentException("Every augmentation step is off, so that new images would be copies. Turn one on.", nameof(Settings));
            if (!value.ToPipeline().KeepsSize) throw new ArgumentException("A step changes the size of images, which offline augmentation keeps. Turn it off, or let the crop keep the size.", nameof(Settings));
            field = value;
        }
    }

    = AugmentationSettings.Combined;
}
