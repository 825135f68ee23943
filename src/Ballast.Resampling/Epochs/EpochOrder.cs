using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The order of an epoch's images.</summary>
internal static class EpochOrder
{
    // What a loader without a sampler shuffles by: an instance sampler of its seed gives the same order.
    private const ulong OrderKey = ulong.MaxValue;

    /// <summary>Shuffles an epoch's images by the seed and the epoch's number.</summary>
    public static int[] Shuffled(int[] images, uint seed, int epoch)
    {
        Shuffle(images, new ItemRandom(seed, (ulong)epoch, OrderKey));
        return images;
    }

    /// <summary>Every order is as likely as any other (Fisher and Yates).</summary>
    public static void Shuffle(Span<int> values, ItemRandom random)
    {
        for (int i = values.Length - 1; i > 0; i--)
        {
            int other = random.NextIndex(i + 1);
            (values[i], values[other]) = (values[other], values[i]);
        }
    }
}
