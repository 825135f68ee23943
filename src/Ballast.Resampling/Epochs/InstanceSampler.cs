using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Every image once an epoch, in a new order each time: classes come as often as they are.</summary>
/// <remarks>The order is the one of a batch loader without a sampler and with the same seed. Cost of an epoch: O(images). Thread-safe.</remarks>
public sealed class InstanceSampler : IEpochSampler
{
    private readonly InstanceSamplerOptions options;

    /// <summary>Takes the number of images.</summary>
    /// <param name="images">1 or more.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="BallastException">There are no images.</exception>
    public InstanceSampler(int images, InstanceSamplerOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(images);
        ArgumentNullException.ThrowIfNull(options);
        if (images == 0) throw ClassDecks.NoImages();
        (Images, this.options) = (images, options);
    }

    /// <inheritdoc/>
    public int Images { get; }

    /// <inheritdoc/>
    public int[] Draw(int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        int[] images = new int[Images];
        for (int i = 0; i < images.Length; i++) images[i] = i;
        return EpochOrder.Shuffled(images, options.Seed, epoch);
    }
}
