using Ballast.Core;
using Ballast.Vision;
using static TorchSharp.torch;

namespace Ballast.Training.Tests;

/// <summary>What batches hold, copied, and what an image of theirs must be by the plainest of code.</summary>
internal sealed record LoadedEpoch(List<byte[]> Images, List<long> Labels, List<long> Others, List<float> Shares)
{
    /// <summary>Reads batches whose pixels are not normalised.</summary>
    public static LoadedEpoch Of(IEnumerable<Batch> batches)
    {
        var epoch = new LoadedEpoch([], [], [], []);
        foreach (Batch batch in batches)
        {
            using Tensor last = batch.Images.permute(0, 2, 3, 1).contiguous(); // [n, h, w, 3]
            float[] values = last.data<float>().ToArray();
            epoch.Images.AddRange(values.Select(value => (byte)MathF.Round(value * 255)).Chunk(values.Length / (int)batch.Labels.shape[0]));
            epoch.Labels.AddRange(batch.Labels.data<long>().ToArray());
            if (batch.OtherLabels is { } others) epoch.Others.AddRange(others.data<long>().ToArray());
            if (batch.Shares is { } shares) epoch.Shares.AddRange(shares.data<float>().ToArray());
        }

        return epoch;
    }

    /// <summary>An image of a source, augmented with the generator of an item.</summary>
    public static byte[] Augmented(IImageSource source, int image, AugmentationSettings settings, ItemRandom random)
    {
        byte[] rgb = new byte[3 * source.SizePixels * source.SizePixels];
        source.Read(image, rgb);
        if (settings != AugmentationSettings.None) new Augmenter(settings, source.SizePixels).Apply(rgb, ref random);
        return rgb;
    }
}
