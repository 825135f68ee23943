using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Vision;

/// <summary>Fills every class up with transformed versions of its images, each made once and for all.</summary>
/// <remarks>
/// A class grows to the size of the largest class, or to the floor where that is more. Its images take turns in order: first version 1 of each, then version 2, and so
/// on. Version 1 is a flip, 2 a rotation to either side, 3 a change of brightness, every further one a combination; a version whose step is off is a combination too. What
/// a version looks like follows from the seed, the image and the version alone.
/// </remarks>
public static class OfflineAugmentation
{
    /// <summary>Plans the versions; originals come first, new images follow class by class.</summary>
    /// <param name="labels">One label a sample of the training part.</param>
    /// <param name="classes">The number of classes; a class without samples stays empty, with a warning.</param>
    /// <param name="options">How far, and with what; null takes the defaults.</param>
    public static ResamplingPlan Plan(ReadOnlySpan<int> labels, int classes, OfflineAugmentationOptions? options = null)
    {
        options ??= new OfflineAugmentationOptions();
        ClassCounts before = ClassCounts.Of(labels, classes);
        int target = Math.Max(before.Largest, options.Floor);
        List<int>[] members = [.. Enumerable.Range(0, classes).Select(_ => new List<int>())];
        var origins = ImmutableArray.CreateBuilder<SampleOrigin>();
        var newLabels = ImmutableArray.CreateBuilder<int>();
        var warnings = ImmutableArray.CreateBuilder<string>();
        for (int i = 0; i < labels.Length; i++)
        {
            members[labels[i]].Add(i);
            origins.Add(SampleOrigin.Original(i));
            newLabels.Add(labels[i]);
        }

        for (int label = 0; label < classes; label++)
        {
            List<int> images = members[label];
            if (images.Count == 0) warnings.Add($"Class {label} has no image to augment and stays empty.");
            for (int made = 0; images.Count > 0 && made < target - images.Count; made++)
            {
                origins.Add(SampleOrigin.Augmented(images[made % images.Count], 1 + made / images.Count));
                newLabels.Add(label);
            }
        }

        if (OnlyFlips(options.Settings) && origins.Any(origin => origin.Version > 1))
            warnings.Add("Only the flip is on, so that versions above 1 repeat the image or its mirror image. Turn on rotation or brightness.");
        return new ResamplingPlan
        {
            Method = "offline augmentation",
            Seed = options.Seed,
            Samples = origins.ToImmutable(),
            Labels = newLabels.ToImmutable(),
            Removed = [],
            Before = before,
            After = ClassCounts.Of(newLabels.ToArray(), classes),
            Warnings = warnings.ToImmutable(),
        };
    }

    /// <summary>Writes the images that a plan makes (augmented and synthetic) as PNG files of full size, a folder a class, with a <c>metadata.csv</c> of where each comes from.</summary>
    /// <param name="images">The planned images.</param>
    /// <param name="classes">The names of the classes: the names of the folders.</param>
    /// <param name="folder">The folder to write to; created when missing.</param>
    /// <param name="progress">Hears how many files of how many are written; called from several threads.</param>
    /// <param name="cancellation">Stops the work; files that are written stay.</param>
    /// <returns>The number of files written.</returns>
    /// <exception cref="BallastException">A file cannot be read or written.</exception>
    public static int WriteFiles(
        PlannedImages images,
        ClassNames classes,
        string folder,
        IProgress<(int Done, int Total)>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        int[] made = [.. Enumerable.Range(0, images.Count).Where(i => images.Plan.Samples[i].Kind is SampleKind.Augmented or SampleKind.Synthetic)];
        var report = new ProgressSteps(progress, made.Length);
        InParallel.For(made.Length, Environment.ProcessorCount, i =>
        {
            ImageFile.WritePng(Path.Join(folder, MadeFiles.NameOf(images, classes, made[i])), images.Render(made[i]));
            report.One();
        }, cancellation);
        MadeFiles.WriteList(images, classes, made, folder);
        return made.Length;
    }

    private static bool OnlyFlips(AugmentationSettings settings) => settings with { HorizontalFlip = 0 } == AugmentationSettings.None;
}
