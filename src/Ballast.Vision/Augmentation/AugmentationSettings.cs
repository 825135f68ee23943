using Ballast.Core;

namespace Ballast.Vision;

/// <summary>How images are varied: by chance each time in training, or once and for all in offline augmentation.</summary>
/// <remarks>As torchvision means them: a brightness of 0.2 draws a factor between 0.8 and 1.2, a rotation of 10 draws an angle between −10° and 10°. 0 turns a step off.</remarks>
public sealed record AugmentationSettings
{
    /// <summary>Nothing is varied.</summary>
    public static AugmentationSettings None { get; } = new();

    /// <summary>Flip one in two, rotation ±10°, brightness, contrast and saturation ±20 %: what training does unless told otherwise.</summary>
    public static AugmentationSettings Baseline { get; } = new() { HorizontalFlip = 0.5, RotationDegrees = 10, Brightness = 0.2, Contrast = 0.2, Saturation = 0.2 };

    /// <summary>Flip one in two, rotation ±20°, brightness ±10 %: the contents of <c>combined_augmentation_1.json</c>.</summary>
    public static AugmentationSettings Combined { get; } = new() { HorizontalFlip = 0.5, RotationDegrees = 20, Brightness = 0.1 };

    /// <summary>The probability of exchanging left and right, 0 … 1; default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 0 … 1.</exception>
    public double HorizontalFlip { get; init => field = InRange(value, 1, nameof(HorizontalFlip)); }

    /// <summary>The largest angle of a rotation to either side, 0 … 180; default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 0 … 180.</exception>
    public double RotationDegrees { get; init => field = InRange(value, 180, nameof(RotationDegrees)); }

    /// <summary>How far the factor of brightness strays from 1, 0 or more; it never falls below 0. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public double Brightness { get; init => field = InRange(value, double.MaxValue, nameof(Brightness)); }

    /// <summary>How far the factor of contrast strays from 1, 0 or more; it never falls below 0. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public double Contrast { get; init => field = InRange(value, double.MaxValue, nameof(Contrast)); }

    /// <summary>How far the factor of saturation strays from 1, 0 or more; it never falls below 0. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public double Saturation { get; init => field = InRange(value, double.MaxValue, nameof(Saturation)); }

    /// <summary>Reads settings from a JSON file such as <c>{"horizontal_flip":{"p":0.5},"rotation":{"degrees":20},"brightness":{"brightness":0.1}}</c>.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="BallastException">The file is missing, malformed, or names a step or setting that does not exist.</exception>
    public static AugmentationSettings Read(string path)
    {
        try
        {
            return AugmentationJson.Parse(File.ReadAllText(path), path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BallastException($"{path}: the augmentation settings cannot be read: {cause.Message}", innerException: cause);
        }
    }

    /// <summary>Reads settings from JSON text; steps that are not named are off.</summary>
    /// <param name="json">An object of the steps horizontal_flip, rotation, brightness, contrast, saturation and color_jitter.</param>
    /// <exception cref="BallastException">The text is malformed, or names a step or setting that does not exist.</exception>
    public static AugmentationSettings FromJson(string json) => AugmentationJson.Parse(json, "augmentation settings");

    /// <summary>Writes settings as JSON text that <see cref="FromJson"/> reads; steps that are off are left out.</summary>
    public string ToJson() => AugmentationJson.Format(this);

    private static double InRange(double value, double largest, string name)
    {
        if (value >= 0 && value <= largest) return value;
        throw new ArgumentOutOfRangeException(name, value, largest < double.MaxValue ? $"{name} is a number from 0 to {largest}." : $"{name} is a number of 0 or more.");
    }
}
