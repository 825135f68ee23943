using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Vision;

/// <summary>How images are varied: by chance each time in training, or once and for all in offline augmentation.</summary>
/// <remarks>As torchvision means them: a brightness of 0.2 draws a factor between 0.8 and 1.2, a rotation of 10 draws an angle between −10° and 10°. 0 turns a step off. As long as
/// <see cref="Steps"/> is empty, images are varied as torchvision does it, digit for digit, with nearest pixels and black corners; with further steps everything goes through one <see cref="AugmentationPipeline"/>.</remarks>
public sealed record AugmentationSettings
{
    /// <summary>Nothing is varied.</summary>
    public static AugmentationSettings None { get; } = new();

    /// <summary>Flip one in two, rotation ±10°, brightness, contrast and saturation ±20 %: what training does unless told otherwise.</summary>
    public static AugmentationSettings Baseline { get; } = new() { HorizontalFlip = 0.5, RotationDegrees = 10, Brightness = 0.2, Contrast = 0.2, Saturation = 0.2 };

    /// <summary>Flip one in two, rotation ±20°, brightness ±10 %: the contents of <c>combined_augmentation_1.json</c>.</summary>
    public static AugmentationSettings Combined { get; } = new() { HorizontalFlip = 0.5, RotationDegrees = 20, Brightness = 0.1 };

    /// <summary>Flip one in two, then RandAugment with two operations of magnitude 9.</summary>
    public static AugmentationSettings RandAugment { get; } = new() { HorizontalFlip = 0.5, Steps = [new ImageAugmentation.RandAugment()] };

    /// <summary>Flip one in two, rotation ±15°, shift ±10 %, scale ±20 %, shear ±5°, hue ±1.5 %, saturation ±70 %, value ±40 %, one image in ten blurred, one in two with a hole.</summary>
    public static AugmentationSettings Strong { get; } = new()
    {
        HorizontalFlip = 0.5,
        RotationDegrees = 15,
        Steps = [new ImageAugmentation.Affine { ShearDegrees = 5 }, new ImageAugmentation.Hsv(), new ImageAugmentation.GaussianBlur { SigmaPixels = 1, Probability = 0.1 }, new ImageAugmentation.Cutout()],
    };

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

    /// <summary>Further steps, at most one of a kind; default none. <see cref="ToPipeline"/> says in which order they are done.</summary>
    /// <exception cref="ArgumentException">Two steps are of one kind, or one is a horizontal flip, which <see cref="HorizontalFlip"/> holds.</exception>
    public ImmutableArray<ImageAugmentation> Steps { get; init => field = Checked(value); } = [];

    /// <summary>The grey of pixels from outside of the image and of holes, 0 … 255; default 114. Without further steps corners are black.</summary>
    public byte FillValue { get; init; } = 114;

    /// <summary>The pipeline of all steps: flip and rotation, the geometric ones of <see cref="Steps"/>, brightness, contrast and saturation, then the other ones of <see cref="Steps"/>.</summary>
    public AugmentationPipeline ToPipeline()
    {
        List<ImageAugmentation> steps = [];
        if (HorizontalFlip > 0) steps.Add(new ImageAugmentation.HorizontalFlip { Probability = HorizontalFlip });
        if (RotationDegrees > 0) steps.Add(new ImageAugmentation.Rotation { Degrees = RotationDegrees });
        steps.AddRange(Steps.Where(step => step.IsGeometric));
        if (Brightness > 0) steps.Add(new ImageAugmentation.Brightness { Reach = Brightness });
        if (Contrast > 0) steps.Add(new ImageAugmentation.Contrast { Reach = Contrast });
        if (Saturation > 0) steps.Add(new ImageAugmentation.Saturation { Reach = Saturation });
        steps.AddRange(Steps.Where(step => !step.IsGeometric));
        return new AugmentationPipeline([.. steps], new AugmentationPipelineOptions { FillValue = FillValue });
    }

    /// <summary>Whether all settings and all steps are equal.</summary>
    /// <param name="other">Other settings.</param>
    public bool Equals(AugmentationSettings? other) =>
        other is not null && HorizontalFlip == other.HorizontalFlip && RotationDegrees == other.RotationDegrees && Brightness == other.Brightness && Contrast == other.Contrast
        && Saturation == other.Saturation && FillValue == other.FillValue && Steps.SequenceEqual(other.Steps);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(HorizontalFlip, RotationDegrees, Brightness, Contrast, Saturation, FillValue, Steps.Length);

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
    /// <param name="json">An object of steps such as <c>"affine":{"translate":0.1,"scale":0.2,"shear":5}</c> or <c>"rand_augment":{"n":2,"m":9}</c>; every step takes a probability <c>p</c>.</param>
    /// <exception cref="BallastException">The text is malformed, or names a step or setting that does not exist.</exception>
    public static AugmentationSettings FromJson(string json) => AugmentationJson.Parse(json, "augmentation settings");

    /// <summary>Writes settings as JSON text that <see cref="FromJson"/> reads; steps that are off are left out.</summary>
    public string ToJson() => AugmentationJson.Format(this);

    private static ImmutableArray<ImageAugmentation> Checked(ImmutableArray<ImageAugmentation> steps)
    {
        if (steps.IsDefault) return [];
        if (steps.Any(step => step is ImageAugmentation.HorizontalFlip)) throw new ArgumentException("A horizontal flip is set by HorizontalFlip, not as a further step.", nameof(Steps));
        if (steps.DistinctBy(step => step.GetType()).Count() < steps.Length) throw new ArgumentException("Two further steps are of one kind. Keep one, or build an AugmentationPipeline.", nameof(Steps));
        return steps;
    }

    private static double InRange(double value, double largest, string name)
    {
        if (value >= 0 && value <= largest) return value;
        throw new ArgumentOutOfRangeException(name, value, largest < double.MaxValue ? $"{name} is a number from 0 to {largest}." : $"{name} is a number of 0 or more.");
    }
}
