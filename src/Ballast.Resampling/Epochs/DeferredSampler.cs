namespace Ballast.Resampling;

/// <summary>Deferred re-sampling: one sampler until an epoch, another from there on.</summary>
/// <remarks>
/// Usually <see cref="InstanceSampler"/>, then a class-aware <see cref="PowerSampler"/> for the last fifth of the epochs. The second sampler begins with its own epoch 0.
/// Thread-safe as its samplers are. Zhang et al. 2021, "Bag of tricks for long-tailed visual recognition", doi:10.1609/aaai.v35i4.16458.
/// </remarks>
public sealed class DeferredSampler : IEpochSampler
{
    private readonly IEpochSampler first;
    private readonly IEpochSampler later;
    private readonly int fromEpoch;

    /// <summary>Joins two samplers of the same images.</summary>
    /// <param name="first">Draws the epochs before <paramref name="fromEpoch"/>.</param>
    /// <param name="later">Draws the others.</param>
    /// <param name="fromEpoch">The first epoch of <paramref name="later"/>, 0 or more.</param>
    /// <exception cref="ArgumentException">The samplers do not draw from as many images.</exception>
    public DeferredSampler(IEpochSampler first, IEpochSampler later, int fromEpoch)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(later);
        ArgumentOutOfRangeException.ThrowIfNegative(fromEpoch);
        if (first.Images != later.Images) throw new ArgumentException($"One sampler draws from {first.Images} images, the other from {later.Images}.", nameof(later));
        (this.first, this.later, this.fromEpoch) = (first, later, fromEpoch);
    }

    /// <inheritdoc/>
    public int Images => first.Images;

    /// <inheritdoc/>
    public int[] Draw(int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        return epoch < fromEpoch ? first.Draw(epoch) : later.Draw(epoch - fromEpoch);
    }
}
