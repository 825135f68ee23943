namespace Ballast.Resampling.Tests;

/// <summary>What the tests of epoch samplers ask of epochs.</summary>
internal static class Epochs
{
    /// <summary>Labels 0, 1, … with so many images each, spread over the dataset.</summary>
    public static int[] Labels(params ReadOnlySpan<int> counts)
    {
        var labels = new List<int>();
        for (int label = 0; label < counts.Length; label++) labels.AddRange(Enumerable.Repeat(label, counts[label]));
        int[] order = [.. labels];
        EpochOrder.Shuffle(order, new Core.ItemRandom(99, 1));
        return order;
    }

    /// <summary>How often each class comes in some epochs.</summary>
    public static long[] ClassCounts(IEpochSampler sampler, int[] labels, int classes, Range epochs)
    {
        long[] counts = new long[classes];
        for (int epoch = epochs.Start.Value; epoch < epochs.End.Value; epoch++)
            foreach (int image in sampler.Draw(epoch))
                counts[labels[image]]++;
        return counts;
    }

    /// <summary>Expected counts from shares.</summary>
    public static double[] Expect(double draws, params double[] shares) => [.. shares.Select(share => share / shares.Sum() * draws)];

    /// <summary>How often each image comes in some epochs.</summary>
    public static int[] ImageCounts(IEpochSampler sampler, Range epochs)
    {
        int[] counts = new int[sampler.Images];
        for (int epoch = epochs.Start.Value; epoch < epochs.End.Value; epoch++)
            foreach (int image in sampler.Draw(epoch))
                counts[image]++;
        return counts;
    }
}
