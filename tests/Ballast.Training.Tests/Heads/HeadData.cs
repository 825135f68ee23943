using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Training.Tests;

/// <summary>Features around a point a class, and classifiers to work on.</summary>
internal static class HeadData
{
    public static readonly ClassNames Names = new(["healthy", "rust", "scab"]);

    /// <summary>Samples in the order of their classes, with scores that know the class a little.</summary>
    public static ImageFeatures Features(int[] counts, int features, ulong seed)
    {
        int[] labels = [.. counts.SelectMany((count, label) => Enumerable.Repeat(label, count))];
        Matrix<float> table = new(labels.Length, features), logits = new(labels.Length, counts.Length);
        for (int i = 0; i < labels.Length; i++)
        {
            var random = new ItemRandom(seed, (ulong)i);
            for (int column = 0; column < features; column++)
                table[i, column] = (float)(Noise(ref random) + (column % counts.Length == labels[i] ? 1 : 0));
            for (int label = 0; label < counts.Length; label++) logits[i, label] = (float)(Noise(ref random) + (label == labels[i] ? 1 : 0) - label);
        }

        return new ImageFeatures(table, logits, [.. labels]);
    }

    public static Classifier Untrained(NetworkName network, int sizePixels = 32, ClassifierHead? head = null) => new(
        Networks.Create(network, new NetworkOptions { Classes = 3, ImageSizePixels = sizePixels, Head = head ?? new ClassifierHead.Linear() }), ImmutableSortedDictionary<string, string>.Empty) { ClassNames = Names };

    private static double Noise(ref ItemRandom random) => random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5;
}
