using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Cli;

/// <summary>The one table of the methods that <c>ballast augment</c> shows.</summary>
internal static class AugmentMethods
{
    private const int LargestSidePixels = 640;

    /// <summary>Steps are shown, not left to chance: their probability is 1.</summary>
    private static readonly ImmutableArray<AugmentMethod> All =
    [
        new("augmentation", AugmentSourceKind.WholeImages, AsInTraining),
        Single("horizontal_flip", new ImageAugmentation.HorizontalFlip()),
        Single("vertical_flip", new ImageAugmentation.VerticalFlip()),
        Single("rotation", new ImageAugmentation.Rotation { Degrees = 30 }),
        Single("affine", new ImageAugmentation.Affine { ShearDegrees = 10 }),
        Single("perspective", new ImageAugmentation.Perspective()),
        Single("crop", new ImageAugmentation.ResizedCrop { MinimumAreaShare = 0.3 }),
        Single("cutout", new ImageAugmentation.Cutout()),
        Single("hsv", new ImageAugmentation.Hsv()),
        Single("brightness", new ImageAugmentation.Brightness { Reach = 0.4 }),
        Single("contrast", new ImageAugmentation.Contrast { Reach = 0.4 }),
        Single("saturation", new ImageAugmentation.Saturation { Reach = 0.8 }),
        Single("blur", new ImageAugmentation.GaussianBlur()),
        Single("noise", new ImageAugmentation.GaussianNoise()),
        Single("rand_augment", new ImageAugmentation.RandAugment()),
        Composite(AugmentSourceKind.WholeImages, (_, side) => new CompositeAugmentation.Mosaic { Layout = MosaicLayout.Two, SizePixels = side }),
        Composite(AugmentSourceKind.WholeImages, (_, side) => new CompositeAugmentation.Mosaic { SizePixels = side }),
        Composite(AugmentSourceKind.WholeImages, (_, side) => new CompositeAugmentation.Mosaic { Layout = MosaicLayout.Nine, SizePixels = side }),
        // Classification blends in any ratio, detection about half and half.
        Composite(AugmentSourceKind.WholeImages, (kind, _) => kind == AugmentSourceKind.WholeImages ? new CompositeAugmentation.MixUp { Alpha = 1 } : new CompositeAugmentation.MixUp()),
        Composite(AugmentSourceKind.WholeImages, (_, _) => new CompositeAugmentation.CutMix()),
        Composite(AugmentSourceKind.Outlines, (_, side) => new CompositeAugmentation.CopyPaste { SizePixels = side }),
        Composite(AugmentSourceKind.Boxes, (_, _) => new CompositeAugmentation.BoxPaste { FeatherPixels = 2 }),
    ];

    /// <summary>Every name, in the order of the help.</summary>
    public static IReadOnlyList<string> Names => [.. All.Select(method => method.Name)];

    /// <summary>The methods that were asked for, or a set that fits a dataset.</summary>
    /// <exception cref="BallastException">There is no such method, or it needs other labels.</exception>
    public static ImmutableArray<AugmentMethod> Of(string? names, AugmentSource source)
    {
        if (names is null) return [.. Usual(source.Kind).Select(name => Named(name, source))];
        string[] words = names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) throw new BallastException($"--method names nothing. Choices: {string.Join(", ", Names)}.");
        return [.. words.Select(word => word.ToLowerInvariant().Replace('-', '_')).Distinct().Select(word => Named(word, source))];
    }

    private static IEnumerable<string> Usual(AugmentSourceKind kind) => kind switch
    {
        AugmentSourceKind.WholeImages => ["augmentation", "affine", "hsv", "cutout", "rand_augment", "mixup", "cutmix"],
        AugmentSourceKind.Boxes => ["augmentation", "perspective", "mosaic4", "mosaic9", "mixup", "cutmix", "box_paste"],
        _ => ["augmentation", "perspective", "mosaic4", "mosaic9", "mixup", "cutmix", "copy_paste"],
    };

    private static AugmentMethod Named(string name, AugmentSource source)
    {
        AugmentMethod method = All.FirstOrDefault(each => each.Name == name)
            ?? throw new BallastException($"There is no augmentation method '{name}'. Did you mean '{NearestName.Of(name, Names)}'? Choices: {string.Join(", ", Names)}.");
        if (method.Needs <= source.Kind) return method;
        throw new BallastException(method.Needs == AugmentSourceKind.Outlines && source.Kind == AugmentSourceKind.Boxes
            ? $"{method.Name} cuts objects out along their outlines, but '{source.Name}' has boxes only. Use box_paste."
            : $"{method.Name} pastes objects, but '{source.Name}' has one class for each image. Use cutmix or mixup.");
    }

    private static AugmentMethod Composite(AugmentSourceKind needs, Func<AugmentSourceKind, int, CompositeAugmentation> of)
    {
        return new AugmentMethod(of(AugmentSourceKind.Boxes, LargestSidePixels).Name, needs, Make);

        AugmentedImage Make(AugmentSource source, int item, ref ItemRandom random)
        {
            RgbImage image = source.Image(item).Image;
            CompositeAugmentation composite = of(source.Kind, Math.Clamp(Math.Max(image.WidthPixels, image.HeightPixels), 8, LargestSidePixels));
            bool isPaste = composite is CompositeAugmentation.BoxPaste or CompositeAugmentation.CopyPaste;
            CompositeResult result = composite.Apply(item, isPaste ? source.Rare : source.Uniform, ref random);
            int dropped = result.Provenance.Objects.Count(each => each.Box is null && each.ShareVisible > 0);
            return new AugmentedImage(result.Image, dropped, result.Provenance);
        }
    }

    private static AugmentMethod Single(string name, ImageAugmentation step)
    {
        var pipeline = new AugmentationPipeline([step with { Probability = 1 }]);
        return new AugmentMethod(name, AugmentSourceKind.WholeImages, (AugmentSource source, int item, ref ItemRandom random) => Run(pipeline, source, item, ref random));
    }

    private static AugmentedImage AsInTraining(AugmentSource source, int item, ref ItemRandom random)
    {
        // Training fills corners with black unless there are further steps.
        AugmentationSettings settings = source.Augmentation;
        return Run((settings.Steps.IsEmpty ? settings with { FillValue = 0 } : settings).ToPipeline(), source, item, ref random);
    }

    private static AugmentedImage Run(AugmentationPipeline pipeline, AugmentSource source, int item, ref ItemRandom random)
    {
        LabeledImage image = pipeline.Apply(source.Image(item), ref random, out ImmutableArray<LabeledBox> dropped);
        return new AugmentedImage(image, dropped.Length, null);
    }
}
