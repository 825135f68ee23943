using Ballast.Core;

namespace Ballast.Vision.Tests;

public sealed class AugmentationSettingsTests
{
    private const string CombinedText = """{"horizontal_flip":{"p":0.5},"rotation":{"degrees":20},"brightness":{"brightness":0.1}}""";

    private const string Steps = "the steps are horizontal_flip, rotation, brightness, contrast, saturation, vertical_flip, affine, perspective, random_crop, resized_crop, hsv, solarize, posterize, equalize, "
        + "auto_contrast, sharpness, gaussian_blur, gaussian_noise, cutout, rand_augment, color_jitter, fill";

    [Fact]
    public void The_combined_settings_are_those_of_combined_augmentation_1()
    {
        Assert.Equal(AugmentationSettings.Combined, AugmentationSettings.FromJson(CombinedText));
        Assert.Equal(CombinedText, AugmentationSettings.Combined.ToJson());
    }

    [Fact]
    public void Color_jitter_sets_brightness_contrast_and_saturation()
    {
        AugmentationSettings read = AugmentationSettings.FromJson(
            """{"horizontal_flip":{"p":0.5},"rotation":{"degrees":10},"color_jitter":{"brightness":0.2,"contrast":0.2,"saturation":0.2}}""");

        Assert.Equal(AugmentationSettings.Baseline, read);
    }

    [Fact]
    public void Settings_survive_being_written_and_read()
    {
        var settings = new AugmentationSettings { HorizontalFlip = 0.25, RotationDegrees = 7.5, Contrast = 0.3, Saturation = 1.5 };

        Assert.Equal(settings, AugmentationSettings.FromJson(settings.ToJson()));
        Assert.Equal(AugmentationSettings.None, AugmentationSettings.FromJson(AugmentationSettings.None.ToJson()));
    }

    [Theory]
    [InlineData("""{"diagonal_flip":{"p":1}}""", "augmentation settings: there is no augmentation step 'diagonal_flip'; " + Steps + ".")]
    [InlineData("""{"rotation":{"angle":1}}""", "augmentation settings: 'rotation' has no setting 'angle'; the settings of rotation are degrees, p.")]
    [InlineData("""{"color_jitter":{"hue":0.1}}""", "augmentation settings: 'color_jitter' has no setting 'hue'; the settings of color_jitter are brightness, contrast, saturation.")]
    [InlineData("""{"rotation":20}""", "augmentation settings: 'rotation' needs an object of settings; the settings of rotation are degrees, p.")]
    [InlineData("""{"rotation":{"degrees":"20"}}""", "augmentation settings: 'rotation.degrees' needs a number, not \"20\".")]
    [InlineData("""{"horizontal_flip":{"p":1.5}}""", "augmentation settings: 'horizontal_flip.p' is 1.5. HorizontalFlip is a number from 0 to 1.")]
    [InlineData("""{"contrast":{"contrast":-1}}""", "augmentation settings: 'contrast.contrast' is -1. Contrast is a number of 0 or more.")]
    [InlineData("""{"brightness":{"brightness":0.1},"color_jitter":{"brightness":0.2}}""", "augmentation settings: brightness is set twice. Keep one of them.")]
    [InlineData("[]", "augmentation settings: an object of augmentation steps is needed, " + Steps + ".")]
    [InlineData("""{"affine":{"angle":1}}""", "augmentation settings: 'affine' has no setting 'angle'; the settings of affine are translate, scale, shear, p.")]
    [InlineData("""{"affine":{"scale":1}}""", "augmentation settings: 'affine.scale' is 1. Scale is a number from 0 to 0.95.")]
    [InlineData("""{"rand_augment":{"n":1.5}}""", "augmentation settings: 'rand_augment.n' needs a whole number, not 1.5.")]
    [InlineData("""{"rand_augment":{"m":31}}""", "augmentation settings: 'rand_augment.m' is 31. Magnitude is a whole number from 0 to 30.")]
    [InlineData("""{"cutout":{"p":"often"}}""", "augmentation settings: 'cutout.p' needs a number, not \"often\".")]
    [InlineData("""{"random_crop":{"keep_size":1}}""", "augmentation settings: 'random_crop.keep_size' needs true or false, not 1.")]
    [InlineData("""{"fill":{"value":300}}""", "augmentation settings: 'fill.value' is 300. It is a whole number from 0 to 255.")]
    [InlineData("""{"hsv":{},"hsv":{}}""", "augmentation settings: hsv is set twice. Keep one of them.")]
    [InlineData("""{"hsv":{"hue":0.1,"hue":0.2}}""", "augmentation settings: hsv.hue is set twice. Keep one of them.")]
    public void What_is_wrong_is_named_with_what_is_allowed(string json, string message)
    {
        var error = Assert.Throws<BallastException>(() => AugmentationSettings.FromJson(json));

        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void Text_that_is_not_JSON_is_refused_with_line_and_column()
    {
        var error = Assert.Throws<BallastException>(() => AugmentationSettings.FromJson("{\n  \"rotation\": }"));

        Assert.StartsWith("augmentation settings:2:15: this is not JSON: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var error = Assert.Throws<BallastException>(() => AugmentationSettings.Read("/nowhere/combined.json"));

        Assert.StartsWith("/nowhere/combined.json: the augmentation settings cannot be read: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_step_is_written_and_read_with_settings_of_its_own()
    {
        var written = new List<Type>();
        foreach (StepFormat format in StepFormat.All.Where(format => format.Standard is not ImageAugmentation.HorizontalFlip))
        {
            ImageAugmentation step = format.Standard;
            foreach (StepSetting setting in format.Settings)
                step = setting.With(step, setting.Key == "aspect" ? 1.5 : setting.Kind == StepSettingKind.Number ? setting.Get(step) * 0.5 + 0.03 : setting.Get(step) + 1);
            Assert.All(format.Settings, setting => Assert.NotEqual(setting.Get(format.Standard), setting.Get(step)));
            var settings = new AugmentationSettings { Steps = [step], FillValue = 7 };

            Assert.Equal(settings, AugmentationSettings.FromJson(settings.ToJson()));
            Assert.NotEqual(settings, new AugmentationSettings { Steps = [format.Standard], FillValue = 7 });
            written.Add(step.GetType());
        }

        IEnumerable<Type> all = typeof(ImageAugmentation).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(ImageAugmentation)) && type != typeof(ImageAugmentation.HorizontalFlip));
        Assert.Equal(all.OrderBy(type => type.Name, StringComparer.Ordinal), written.OrderBy(type => type.Name, StringComparer.Ordinal));
    }

    [Fact]
    public void Steps_are_read_as_the_guide_writes_them()
    {
        AugmentationSettings read = AugmentationSettings.FromJson(
            """{"horizontal_flip":{"p":0.5},"affine":{"translate":0.1,"scale":0.2,"shear":5},"hsv":{"hue":0.015},"rotation":{"degrees":20,"p":0.5},"rand_augment":{"n":2,"m":9}}""");

        Assert.Equal(0.5, read.HorizontalFlip);
        Assert.Equal(0, read.RotationDegrees);
        Assert.Equal(
            [
                new ImageAugmentation.Affine { Translate = 0.1, Scale = 0.2, ShearDegrees = 5 },
                new ImageAugmentation.Hsv { HueReach = 0.015 },
                new ImageAugmentation.Rotation { Degrees = 20, Probability = 0.5 },
                new ImageAugmentation.RandAugment { Operations = 2, Magnitude = 9 },
            ],
            read.Steps);
        Assert.Equal(
            ["HorizontalFlip", "Affine", "Rotation", "Hsv", "RandAugment"],
            read.ToPipeline().Steps.Select(step => step.GetType().Name));
    }

    [Fact]
    public void Presets_with_further_steps_survive_being_written_and_read()
    {
        foreach (AugmentationSettings preset in (AugmentationSettings[])[AugmentationSettings.Strong, AugmentationSettings.RandAugment])
            Assert.Equal(preset, AugmentationSettings.FromJson(preset.ToJson()));
    }

    [Fact]
    public void Two_steps_of_one_kind_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new AugmentationSettings { Steps = [new ImageAugmentation.Hsv(), new ImageAugmentation.Hsv { HueReach = 0.1 }] });
        Assert.Throws<ArgumentException>(() => new AugmentationSettings { Steps = [new ImageAugmentation.HorizontalFlip()] });
        Assert.Throws<InvalidOperationException>(() => new AugmentationSettings { RotationDegrees = 1, Steps = [new ImageAugmentation.Rotation()] }.ToJson());
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void A_probability_outside_0_to_1_is_refused(double value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AugmentationSettings { HorizontalFlip = value });
    }
}
