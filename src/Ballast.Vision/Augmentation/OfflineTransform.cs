using Ballast.Core;

namespace Ballast.Vision;

/// <summary>The transform of one version of one image in offline augmentation: the same whenever and wherever it is asked for.</summary>
internal static class OfflineTransform
{
    internal const int FlipVersion = 1, RotationVersion = 2, BrightnessVersion = 3;

    /// <summary>What is done to the pixels of one version: the transform of <see cref="Of"/>, or the pipeline of all steps where there are further ones.</summary>
    internal static DrawnTransform Drawn(AugmentationSettings settings, uint seed, int image, int version) => new(
        Of(settings, seed, image, version),
        settings.Steps.Length > 0 && !IsSingle(settings, version) ? settings.ToPipeline() : null,
        new ItemRandom(seed, (ulong)image, (ulong)version));

    /// <summary>Version 1 flips, 2 rotates, 3 changes brightness, every other combines all steps; a version whose step is off combines too.</summary>
    internal static ImageTransform Of(AugmentationSettings settings, uint seed, int image, int version)
    {
        var random = new ItemRandom(seed, (ulong)image, (ulong)version);
        return version switch
        {
            FlipVersion when settings.HorizontalFlip > 0 => ImageTransform.None with { Flip = true },
            RotationVersion when settings.RotationDegrees > 0 => ImageTransform.None with { AngleDegrees = Augmenter.DrawAngle(settings, ref random) },
            BrightnessVersion when settings.Brightness > 0 => ImageTransform.None with { Brightness = Augmenter.DrawFactor(settings.Brightness, ref random) },
            _ => Augmenter.Draw(settings, ref random),
        };
    }

    private static bool IsSingle(AugmentationSettings settings, int version) => version switch
    {
        FlipVersion => settings.HorizontalFlip > 0,
        RotationVersion => settings.RotationDegrees > 0,
        BrightnessVersion => settings.Brightness > 0,
        _ => false,
    };
}
