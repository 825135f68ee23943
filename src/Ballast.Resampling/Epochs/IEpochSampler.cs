namespace Ballast.Resampling;

/// <summary>Which images of a training part an epoch goes through, and in which order.</summary>
/// <remarks>An epoch's draw is a function of the sampler's seed and the epoch's number alone: a run that is taken up again needs no state of it.</remarks>
public interface IEpochSampler
{
    /// <summary>The number of images that it draws from.</summary>
    int Images { get; }

    /// <summary>The images of an epoch in their order; an image may stand in it several times, or not at all.</summary>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <returns>Numbers from 0 to <see cref="Images"/> − 1; at least one. The length may change from epoch to epoch.</returns>
    int[] Draw(int epoch);
}
