namespace Ballast.Vision;

/// <summary>The one table of steps in JSON: the name, a step of standard settings, and its settings.</summary>
internal sealed record StepFormat(string Name, ImageAugmentation Standard, StepSetting[] Settings)
{
    internal static StepFormat[] All { get; } =
    [
        Of("horizontal_flip", new ImageAugmentation.HorizontalFlip()),
        Of("rotation", new ImageAugmentation.Rotation(), Number<ImageAugmentation.Rotation>("degrees", s => s.Degrees, (s, v) => s with { Degrees = v })),
        Of("brightness", new ImageAugmentation.Brightness(), Number<ImageAugmentation.Brightness>("brightness", s => s.Reach, (s, v) => s with { Reach = v })),
        Of("contrast", new ImageAugmentation.Contrast(), Number<ImageAugmentation.Contrast>("contrast", s => s.Reach, (s, v) => s with { Reach = v })),
        Of("saturation", new ImageAugmentation.Saturation(), Number<ImageAugmentation.Saturation>("saturation", s => s.Reach, (s, v) => s with { Reach = v })),
        Of("vertical_flip", new ImageAugmentation.VerticalFlip()),
        Of(
            "affine",
            new ImageAugmentation.Affine(),
            Number<ImageAugmentation.Affine>("translate", s => s.Translate, (s, v) => s with { Translate = v }),
            Number<ImageAugmentation.Affine>("scale", s => s.Scale, (s, v) => s with { Scale = v }),
            Number<ImageAugmentation.Affine>("shear", s => s.ShearDegrees, (s, v) => s with { ShearDegrees = v })),
        Of("perspective", new ImageAugmentation.Perspective(), Number<ImageAugmentation.Perspective>("distortion", s => s.Distortion, (s, v) => s with { Distortion = v })),
        Of(
            "random_crop",
            new ImageAugmentation.RandomCrop(),
            Whole<ImageAugmentation.RandomCrop>("width", s => s.WidthPixels, (s, v) => s with { WidthPixels = v }),
            Whole<ImageAugmentation.RandomCrop>("height", s => s.HeightPixels, (s, v) => s with { HeightPixels = v }),
            new StepSetting(
                "keep_size",
                StepSettingKind.Switch,
                s => ((ImageAugmentation.RandomCrop)s).Size == CropSize.Image ? 1 : 0,
                (s, v) => (ImageAugmentation.RandomCrop)s with { Size = v != 0 ? CropSize.Image : CropSize.Window })),
        Of(
            "resized_crop",
            new ImageAugmentation.ResizedCrop(),
            Number<ImageAugmentation.ResizedCrop>("min_area", s => s.MinimumAreaShare, (s, v) => s with { MinimumAreaShare = v }),
            Number<ImageAugmentation.ResizedCrop>("aspect", s => s.Aspect, (s, v) => s with { Aspect = v }),
            Whole<ImageAugmentation.ResizedCrop>("width", s => s.WidthPixels, (s, v) => s with { WidthPixels = v }),
            Whole<ImageAugmentation.ResizedCrop>("height", s => s.HeightPixels, (s, v) => s with { HeightPixels = v })),
        Of(
            "hsv",
            new ImageAugmentation.Hsv(),
            Number<ImageAugmentation.Hsv>("hue", s => s.HueReach, (s, v) => s with { HueReach = v }),
            Number<ImageAugmentation.Hsv>("saturation", s => s.SaturationReach, (s, v) => s with { SaturationReach = v }),
            Number<ImageAugmentation.Hsv>("value", s => s.ValueReach, (s, v) => s with { ValueReach = v })),
        Of("solarize", new ImageAugmentation.Solarize(), Number<ImageAugmentation.Solarize>("threshold", s => s.Threshold, (s, v) => s with { Threshold = v })),
        Of("posterize", new ImageAugmentation.Posterize(), Whole<ImageAugmentation.Posterize>("bits", s => s.Bits, (s, v) => s with { Bits = v })),
        Of("equalize", new ImageAugmentation.Equalize()),
        Of("auto_contrast", new ImageAugmentation.AutoContrast()),
        Of("sharpness", new ImageAugmentation.Sharpness(), Number<ImageAugmentation.Sharpness>("sharpness", s => s.Reach, (s, v) => s with { Reach = v })),
        Of("gaussian_blur", new ImageAugmentation.GaussianBlur(), Number<ImageAugmentation.GaussianBlur>("sigma", s => s.SigmaPixels, (s, v) => s with { SigmaPixels = v })),
        Of("gaussian_noise", new ImageAugmentation.GaussianNoise(), Number<ImageAugmentation.GaussianNoise>("levels", s => s.Levels, (s, v) => s with { Levels = v })),
        Of(
            "cutout",
            new ImageAugmentation.Cutout(),
            Whole<ImageAugmentation.Cutout>("holes", s => s.Holes, (s, v) => s with { Holes = v }),
            Number<ImageAugmentation.Cutout>("side", s => s.Side, (s, v) => s with { Side = v })),
        Of(
            "rand_augment",
            new ImageAugmentation.RandAugment(),
            Whole<ImageAugmentation.RandAugment>("n", s => s.Operations, (s, v) => s with { Operations = v }),
            Whole<ImageAugmentation.RandAugment>("m", s => s.Magnitude, (s, v) => s with { Magnitude = v })),
    ];

    internal static StepFormat For(ImageAugmentation step) => All.Single(format => format.Standard.GetType() == step.GetType());

    internal string Format(ImageAugmentation step) =>
        $"\"{Name}\":{{{string.Join(',', Settings.Where(setting => setting.Key != "p" || step.Probability != Standard.Probability).Select(setting => setting.Format(step)))}}}";

    private static StepFormat Of(string name, ImageAugmentation standard, params StepSetting[] settings) =>
        new(name, standard, [.. settings, new StepSetting("p", StepSettingKind.Number, step => step.Probability, (step, value) => step with { Probability = value })]);

    private static StepSetting Number<TStep>(string key, Func<TStep, double> get, Func<TStep, double, TStep> with)
        where TStep : ImageAugmentation => new(key, StepSettingKind.Number, step => get((TStep)step), (step, value) => with((TStep)step, value));

    private static StepSetting Whole<TStep>(string key, Func<TStep, int> get, Func<TStep, int, TStep> with)
        where TStep : ImageAugmentation => new(key, StepSettingKind.Whole, step => get((TStep)step), (step, value) => with((TStep)step, (int)value));
}
