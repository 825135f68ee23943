using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Cli;

/// <summary>The one table of the methods that <c>ballast augment</c> shows.</summary>
internal static class AugmentMethods
{
    private const int LargestSidePixels = 640;

    private static readonly ImmutableArray<AugmentMethod> All =
    [
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
        AugmentSourceKind.WholeImages => ["mixup", "cutmix", "mosaic2", "mosaic4"],
        AugmentSourceKind.Boxes => ["mosaic4", "mosaic9", "mixup", "cutmix", "box_paste"],
        _ => ["mosaic4", "mosaic9", "mixup", "cutmix", "copy_paste"],
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

        (LabeledImage Image, CompositeProvenance? Provenance) Make(AugmentSource source, int item, ref ItemRandom random)
        {
            RgbImage image = source.Image(item).Image;
            CompositeAugmentation composite = of(source.Kind, Math.Clamp(Math.Max(image.WidthPixels, image.HeightPixels), 8, LargestSidePixels));
            bool isPaste = composite is CompositeAugmentation.BoxPaste or CompositeAugmentation.CopyPaste;
            CompositeResult result = composite.Apply(item, isPaste ? source.Rare : source.Uniform, ref random);
            return (result.Image, result.Provenance);
        }
    }
}
