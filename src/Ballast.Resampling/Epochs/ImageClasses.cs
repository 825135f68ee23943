using System.Collections.Immutable;

namespace Ballast.Resampling;

/// <summary>The classes of each image: one where images are classified; none, one or many, one an object, where objects are detected.</summary>
/// <remarks>Immutable and thread-safe. Memory: 4 bytes an image and 4 an object.</remarks>
public sealed class ImageClasses
{
    private readonly int[] starts;
    private readonly int[] values;

    private ImageClasses(int[] starts, int[] values, int classes)
    {
        this.starts = starts;
        this.values = values;
        Classes = classes;
        int[] holders = new int[classes], objects = new int[classes], last = new int[classes];
        Array.Fill(last, -1);
        for (int image = 0; image < Images; image++)
        {
            foreach (int label in Of(image))
            {
                objects[label]++;
                if (last[label] == image) continue;
                last[label] = image;
                holders[label]++;
            }
        }

        (ImageCounts, InstanceCounts) = ([.. holders], [.. objects]);
    }

    /// <summary>The number of images, those without an object included.</summary>
    public int Images => starts.Length - 1;

    /// <summary>The number of classes, those that no image shows included.</summary>
    public int Classes { get; }

    /// <summary>How many images show each class, in label order.</summary>
    public ImmutableArray<int> ImageCounts { get; }

    /// <summary>How many objects of each class there are, in label order; of classified images the same as <see cref="ImageCounts"/>.</summary>
    public ImmutableArray<int> InstanceCounts { get; }

    /// <summary>Takes one class an image.</summary>
    /// <param name="labels">One label an image, each from 0 up to <paramref name="classes"/> − 1.</param>
    /// <param name="classes">The number of classes, those without images included.</param>
    /// <exception cref="ArgumentException">A label is outside 0 … classes − 1.</exception>
    public static ImageClasses FromLabels(ReadOnlySpan<int> labels, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(classes);
        int[] offsets = new int[labels.Length + 1];
        for (int image = 0; image < labels.Length; image++)
        {
            Require(labels[image], image, classes, nameof(labels));
            offsets[image + 1] = image + 1;
        }

        return new ImageClasses(offsets, labels.ToArray(), classes);
    }

    /// <summary>Takes the classes of the objects of each image.</summary>
    /// <param name="objects">One list an image: a label for each object, in any order, as often as there are objects; empty for an image without any.</param>
    /// <param name="classes">The number of classes, those without objects included.</param>
    /// <exception cref="ArgumentException">A label is outside 0 … classes − 1.</exception>
    public static ImageClasses FromObjects(IReadOnlyList<IReadOnlyCollection<int>> objects, int classes)
    {
        ArgumentNullException.ThrowIfNull(objects);
        ArgumentOutOfRangeException.ThrowIfNegative(classes);
        int[] offsets = new int[objects.Count + 1], labels = new int[objects.Sum(list => list.Count)];
        int at = 0;
        for (int image = 0; image < objects.Count; image++)
        {
            foreach (int label in objects[image])
            {
                Require(label, image, classes, nameof(objects));
                labels[at++] = label;
            }

            offsets[image + 1] = at;
        }

        return new ImageClasses(offsets, labels, classes);
    }

    /// <summary>The classes of the objects of an image; may be empty, may repeat.</summary>
    /// <param name="image">The image, from 0.</param>
    public ReadOnlySpan<int> Of(int image) => values.AsSpan(starts[image], starts[image + 1] - starts[image]);

    private static void Require(int label, int image, int classes, string name)
    {
        if ((uint)label >= (uint)classes) throw new ArgumentException($"Label {label} of image {image} is outside 0 … {classes - 1}.", name);
    }
}
