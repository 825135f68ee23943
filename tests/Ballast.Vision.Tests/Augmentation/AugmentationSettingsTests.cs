using Ballast.Core;

namespace Ballast.Vision.Tests;

public sealed class AugmentationSettingsTests
{
    private const string CombinedText = """{"horizontal_flip":{"p":0.5},"rotation":{"degrees":20},"brightness":{"brightness":0.1}}""";

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
    [InlineData("""{"vertical_flip":{"p":1}}""", "augmentation settings: there is no augmentation step 'vertical_flip'; the steps are horizontal_flip, rotation, brightness, contrast, saturation, color_jitter.")]
    [InlineData("""{"rotation":{"angle":1}}""", "augmentation settings: 'rotation' has no setting 'angle'; the settings of rotation are degrees.")]
    [InlineData("""{"color_jitter":{"hue":0.1}}""", "augmentation settings: 'color_jitter' has no setting 'hue'; the settings of color_jitter are brightness, contrast, saturation.")]
    [InlineData("""{"rotation":20}""", "augmentation settings: 'rotation' needs an object of settings; the settings of rotation are degrees.")]
    [InlineData("""{"rotation":{"degrees":"20"}}""", "augmentation settings: 'rotation.degrees' needs a number, not \"20\".")]
    [InlineData("""{"horizontal_flip":{"p":1.5}}""", "augmentation settings: 'horizontal_flip.p' is 1.5. HorizontalFlip is a number from 0 to 1.")]
    [InlineData("""{"contrast":{"contrast":-1}}""", "augmentation settings: 'contrast.contrast' is -1. Contrast is a number of 0 or more.")]
    [InlineData("""{"brightness":{"brightness":0.1},"color_jitter":{"brightness":0.2}}""", "augmentation settings: brightness is set twice. Keep one of them.")]
    [InlineData("[]", "augmentation settings: an object of augmentation steps is needed, the steps are horizontal_flip, rotation, brightness, contrast, saturation, color_jitter.")]
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

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void A_probability_outside_0_to_1_is_refused(double value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AugmentationSettings { HorizontalFlip = value });
    }
}
