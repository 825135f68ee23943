using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Training;

/// <summary>The images of one epoch in their order.</summary>
internal sealed record EpochPlaces(int Epoch, int[] Images)
{
    /// <summary>The number of images, repeats included.</summary>
    public int Count => Images.Length;

    /// <summary>What a loader goes through in an epoch.</summary>
    public static EpochPlaces Of(int epoch, int images, BatchLoaderOptions options)
    {
        if (options.Order == BatchOrder.InOrder) return new EpochPlaces(epoch, [.. Enumerable.Range(0, images)]);
        if (options.Sampler is not { } sampler) return new EpochPlaces(epoch, new InstanceSampler(images, new InstanceSamplerOptions { Seed = options.Seed }).Draw(epoch));
        int[] drawn = sampler.Draw(epoch);
        if (drawn.Length == 0) throw new BallastException($"The sampler drew no image for epoch {epoch + 1}. An epoch needs 1 or more.");
        foreach (int image in drawn)
            if ((uint)image >= (uint)images)
                throw new BallastException($"The sampler drew image {image} for epoch {epoch + 1}, but images go from 0 to {images - 1}.");
        return new EpochPlaces(epoch, drawn);
    }

    /// <summary>The number of batches.</summary>
    public int Batches(int batchSize) => (int)(((long)Count + batchSize - 1) / batchSize);
}
