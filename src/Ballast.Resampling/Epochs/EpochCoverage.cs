using System.Collections.Immutable;

namespace Ballast.Resampling;

/// <summary>How much of each class the epochs so far have shown: the log of samplers that leave images out.</summary>
/// <remarks>Takes epochs one after the other; not for several threads at once. Memory: a bit an image.</remarks>
public sealed class EpochCoverage
{
    private readonly ImageClasses classes;
    private readonly System.Collections.BitArray seen;
    private readonly int[] seenByClass;
    private readonly int[] lastByClass;
    private int seenImages;

    /// <summary>Begins before the first epoch.</summary>
    /// <param name="classes">The classes of each image.</param>
    public EpochCoverage(ImageClasses classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        this.classes = classes;
        seen = new System.Collections.BitArray(classes.Images);
        (seenByClass, lastByClass) = (new int[classes.Classes], new int[classes.Classes]);
    }

    /// <summary>The epochs taken so far.</summary>
    public int Epochs { get; private set; }

    /// <summary>The share of all images that some epoch has shown, 0 … 1.</summary>
    public double Share => classes.Images == 0 ? 1 : (double)seenImages / classes.Images;

    /// <summary>The share of each class's images that some epoch has shown, in label order, 0 … 1; 1 for a class without images.</summary>
    public ImmutableArray<double> ClassShares =>
        [.. seenByClass.Select((count, label) => classes.ImageCounts[label] == 0 ? 1 : (double)count / classes.ImageCounts[label])];

    /// <summary>How many objects of each class the last epoch showed, in label order, repeats included: its images, where each has one class.</summary>
    public ImmutableArray<int> LastEpochCounts => [.. lastByClass];

    /// <summary>What the epochs 0 … <paramref name="epoch"/> of a sampler show: where a run that is taken up again stands.</summary>
    /// <param name="sampler">The sampler.</param>
    /// <param name="classes">The classes of its images.</param>
    /// <param name="epoch">The last epoch, from 0; −1 takes none.</param>
    public static EpochCoverage Through(IEpochSampler sampler, ImageClasses classes, int epoch)
    {
        ArgumentNullException.ThrowIfNull(sampler);
        var coverage = new EpochCoverage(classes);
        for (int each = 0; each <= epoch; each++) coverage.Add(sampler.Draw(each));
        return coverage;
    }

    /// <summary>Takes the next epoch.</summary>
    /// <param name="images">What its sampler drew.</param>
    public void Add(ReadOnlySpan<int> images)
    {
        Array.Clear(lastByClass);
        foreach (int image in images)
        {
            ReadOnlySpan<int> labels = classes.Of(image);
            foreach (int label in labels) lastByClass[label]++;
            if (seen[image]) continue;
            seen[image] = true;
            seenImages++;
            // An image may name a class several times; it counts once.
            for (int i = 0; i < labels.Length; i++)
                if (!labels[..i].Contains(labels[i]))
                    seenByClass[labels[i]]++;
        }

        Epochs++;
    }
}
