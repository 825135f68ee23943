using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Vision.Tests;

public sealed class OfflineAugmentationTests
{
    [Fact]
    public void Every_class_grows_to_the_largest_with_its_images_taking_turns()
    {
        ResamplingPlan plan = OfflineAugmentation.Plan([0, 1, 0, 0, 1, 0, 0], 2, new OfflineAugmentationOptions { Floor = 0 });

        Assert.Equal(
            [
                .. Enumerable.Range(0, 7).Select(SampleOrigin.Original),
                SampleOrigin.Augmented(1, 1), SampleOrigin.Augmented(4, 1), SampleOrigin.Augmented(1, 2),
            ],
            plan.Samples);
        Assert.Equal([0, 1, 0, 0, 1, 0, 0, 1, 1, 1], plan.Labels);
        Assert.Equal([5, 2], plan.Before.Counts);
        Assert.Equal([5, 5], plan.After.Counts);
        Assert.Equal(("offline augmentation", 42u), (plan.Method, plan.Seed));
        Assert.Empty(plan.Warnings);
    }

    [Fact]
    public void Every_class_grows_to_the_floor_where_that_is_more()
    {
        Assert.Equal([2000, 2000], OfflineAugmentation.Plan([0, 0, 1], 2).After.Counts);
        Assert.Equal([7, 7], OfflineAugmentation.Plan([0, 0, 1], 2, new OfflineAugmentationOptions { Floor = 7 }).After.Counts);
    }

    [Fact]
    public void A_class_without_images_stays_empty_with_a_warning()
    {
        ResamplingPlan plan = OfflineAugmentation.Plan([0, 2], 3, new OfflineAugmentationOptions { Floor = 2 });

        Assert.Equal([2, 0, 2], plan.After.Counts);
        Assert.Equal(["Class 1 has no image to augment and stays empty."], plan.Warnings);
    }

    [Fact]
    public void Flips_alone_are_warned_about_and_nothing_at_all_is_refused()
    {
        ResamplingPlan plan = OfflineAugmentation.Plan([0, 1], 2, new OfflineAugmentationOptions { Floor = 4, Settings = new AugmentationSettings { HorizontalFlip = 0.5 } });

        Assert.Equal(["Only the flip is on, so that versions above 1 repeat the image or its mirror image. Turn on rotation or brightness."], plan.Warnings);
        Assert.Throws<ArgumentException>(() => new OfflineAugmentationOptions { Settings = AugmentationSettings.None });
        Assert.Throws<ArgumentOutOfRangeException>(() => new OfflineAugmentationOptions { Floor = -1 });
    }

    [Fact]
    public void Versions_mean_flip_rotation_brightness_and_combination()
    {
        AugmentationSettings settings = AugmentationSettings.Combined;

        Assert.Equal(ImageTransform.None with { Flip = true }, OfflineTransform.Of(settings, 42, 3, 1));
        ImageTransform rotation = OfflineTransform.Of(settings, 42, 3, 2);
        Assert.Equal(ImageTransform.None with { AngleDegrees = rotation.AngleDegrees }, rotation);
        Assert.InRange(Math.Abs(rotation.AngleDegrees), 1e-9, 20);
        ImageTransform brightness = OfflineTransform.Of(settings, 42, 3, 3);
        Assert.Equal(ImageTransform.None with { Brightness = brightness.Brightness }, brightness);
        Assert.InRange(brightness.Brightness, 0.9, 1.1);
        ImageTransform combination = OfflineTransform.Of(settings, 42, 3, 4);
        Assert.True(combination.AngleDegrees != 0 && combination.Brightness != 1);
        Assert.Equal(combination, OfflineTransform.Of(settings, 42, 3, 4));
        Assert.NotEqual(combination, OfflineTransform.Of(settings, 43, 3, 4));
        Assert.NotEqual(combination, OfflineTransform.Of(settings, 42, 4, 4));
    }

    [Fact]
    public void A_version_whose_step_is_off_combines_the_others()
    {
        var settings = new AugmentationSettings { Brightness = 0.3 };

        Assert.True(OfflineTransform.Of(settings, 42, 0, 1) is { Flip: false, Brightness: not 1 });
        Assert.True(OfflineTransform.Of(settings, 42, 0, 2) is { AngleDegrees: 0, Brightness: not 1 });
    }

    [Fact]
    public void Written_files_are_the_rendered_images_and_read_back_as_a_dataset()
    {
        using var folder = new TempFolder();
        folder.WritePictures("in/a/x, 1.png", "in/a/2.png", "in/b/3.png");
        ImageDataset dataset = ImageFolder.Read(folder.At("in"));
        var store = new ImageStore(dataset.Samples.Select(sample => sample.FullPath), 4, 0);
        ResamplingPlan plan = OfflineAugmentation.Plan(dataset.Labels.AsSpan(), 2, new OfflineAugmentationOptions { Floor = 4 });
        var images = new PlannedImages(store, [0, 1, 2], plan);

        int written = OfflineAugmentation.WriteFiles(images, dataset.Classes, folder.At("out"));

        Assert.Equal(5, written);
        ImageDataset made = ImageFolder.Read(folder.At("out"));
        Assert.Equal([2, 3], made.Counts.Counts);
        Assert.Equal(
            ["a/000003_2_v1.png", "a/000004_x, 1_v1.png", "b/000005_3_v1.png", "b/000006_3_v2.png", "b/000007_3_v3.png"],
            made.Samples.Select(sample => sample.File));
        Assert.Empty(made.Problems);
        Assert.Equal(images.Render(6).Pixels, ImageFile.ReadRgb(folder.At("out/b/000006_3_v2.png")).Pixels);
        Assert.Contains($"\"a/000004_x, 1_v1.png\",a,augmented,\"{folder.At("in/a/x, 1.png")}\",,0,1", File.ReadAllLines(folder.At("out/metadata.csv")));
    }
}
