using System.Collections.Concurrent;
using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Detection;
using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Cli;

/// <summary>The images that augmentation is shown on: the training part of a dataset.</summary>
/// <param name="Name">What to call the dataset.</param>
/// <param name="Classes">The names of its classes.</param>
/// <param name="Files">The names of its images.</param>
/// <param name="Labels">The classes of each image: of its objects, or the one of the whole image.</param>
/// <param name="Kind">What its labels are.</param>
internal sealed record AugmentSource(string Name, ClassNames Classes, ImmutableArray<string> Files, ImmutableArray<ImmutableArray<int>> Labels, AugmentSourceKind Kind)
{
    private readonly ConcurrentDictionary<int, LabeledImage> read = new();

    private Func<int, LabeledImage> Reader { get; init; } = _ => throw new InvalidOperationException("There is no reader.");

    /// <summary>What the method 'augmentation' does.</summary>
    public AugmentationSettings Augmentation { get; init; } = AugmentationSettings.Baseline;

    /// <summary>Every image equally often.</summary>
    public PartnerPool Uniform => new(Files.Length, Image);

    /// <summary>Images with rare classes more often.</summary>
    public PartnerPool Rare => Labels.All(labels => labels.IsEmpty) ? Uniform : new(PartnerPool.RarityWeights([.. Labels.Select(labels => (IEnumerable<int>)labels)]).AsSpan(), Image);

    public static AugmentSource Read(string path, CancellationToken cancellation) =>
        DetectionInspectRun.SourceOf(path) is { } found ? OfDetection(path, found, cancellation) : OfFolder(path, cancellation);

    public LabeledImage Image(int index) => read.GetOrAdd(index, Reader);

    /// <summary>Images in drawn order, those first that show a class not shown before.</summary>
    public IReadOnlyList<int> Draw(int count, uint seed)
    {
        var random = new ItemRandom(seed, 1);
        int[] order = [.. Enumerable.Range(0, Files.Length)];
        for (int i = order.Length - 1; i > 0; i--)
        {
            int other = random.NextIndex(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }

        var seen = new HashSet<int>();
        int[] showing = [.. order.Where(index => Labels[index].Aggregate(false, (isNew, label) => seen.Add(label) | isNew))];
        return [.. showing.Concat(order.OrderByDescending(index => !Labels[index].IsEmpty)).Distinct().Take(count)];
    }

    private static AugmentSource OfDetection(string path, AnnotationSource format, CancellationToken cancellation)
    {
        DetectionDataset dataset = StepProgress.During("reading", progress => AnnotationSources.Read(format, path, progress, cancellation));
        ImmutableArray<DetectionImage> images = Training(dataset.Images, image => image.Part);
        images = [.. images.Where(image => image.FullPath is not null)];
        if (images.IsEmpty) throw new BallastException($"{path}: has annotations but no image file, so there is nothing to augment. Put the images beside the annotations.");
        bool hasOutlines = images.Any(image => image.Annotations.Any(annotation => !annotation.Polygon.IsEmpty));
        ImmutableArray<ImmutableArray<int>> labels = [.. images.Select(image => image.Annotations.Select(annotation => annotation.Label).ToImmutableArray())];
        AugmentSourceKind kind = hasOutlines ? AugmentSourceKind.Outlines : AugmentSourceKind.Boxes;
        return new AugmentSource(NameOf(path), dataset.Classes, [.. images.Select(image => image.File)], labels, kind)
        {
            Reader = index => DetectionSamples.Read(images[index]),
        };
    }

    private static AugmentSource OfFolder(string path, CancellationToken cancellation)
    {
        ImageDataset dataset = StepProgress.During("checking images", progress => ImageFolder.Read(path, null, progress, cancellation));
        ImmutableArray<ImageSample> samples = Training(dataset.Samples, sample => sample.Part);
        ImmutableArray<ImmutableArray<int>> labels = [.. samples.Select(sample => ImmutableArray.Create(sample.Label))];
        return new AugmentSource(NameOf(path), dataset.Classes, [.. samples.Select(sample => sample.File)], labels, AugmentSourceKind.WholeImages)
        {
            Reader = index => new LabeledImage(ImageFile.ReadRgb(samples[index].FullPath), []),
        };
    }

    private static ImmutableArray<T> Training<T>(ImmutableArray<T> images, Func<T, SplitPart?> partOf)
    {
        ImmutableArray<T> training = [.. images.Where(image => partOf(image) == SplitPart.Train)];
        return training.IsEmpty ? images : training;
    }

    private static string NameOf(string path) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
}
