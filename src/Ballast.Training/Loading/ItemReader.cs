using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Training;

/// <summary>Reads, varies, mixes and normalises the image at a place of an epoch. Safe to use from several threads.</summary>
internal sealed class ItemReader
{
    private const ulong MixingKey = 0x313C5;
    private const ulong BatchKey = 1UL << 63;

    private readonly IImageSource source;
    private readonly BatchLoaderOptions options;
    private readonly Augmenter? augmenter;
    private readonly ImageMixer? mixer;
    private readonly PixelNormalizer normalizer;
    private readonly ulong mixingSeed;

    public ItemReader(IImageSource source, BatchLoaderOptions options)
    {
        this.source = source;
        this.options = options;
        augmenter = options.Augmentation == AugmentationSettings.None ? null : new Augmenter(options.Augmentation, source.SizePixels);
        mixer = options.Mixing is { } mixing ? new ImageMixer(mixing, source.SizePixels, mixing is ImageMixing.Remix ? CountsOf(source) : null) : null;
        normalizer = new PixelNormalizer(options.ChannelMeans, options.ChannelDeviations);
        mixingSeed = new ItemRandom(options.Seed, MixingKey).NextBits();
    }

    /// <summary>How a batch is mixed inside the network; null where nothing is mixed there.</summary>
    public ManifoldDraw? ManifoldOf(int epoch, int batch)
    {
        if (options.Mixing is not ImageMixing.ManifoldMixUp) return null;
        var random = new ItemRandom(mixingSeed, (ulong)epoch, BatchKey | (uint)batch);
        return new ManifoldDraw(mixer!.DrawShare(ref random), random.NextDouble());
    }

    /// <summary>Brings the image at a place of the epoch into its place of a slot.</summary>
    public void Read(EpochPlaces epoch, int place, BatchSlot slot, PixelBuffer buffer)
    {
        int at = place % options.BatchSize, label = source.LabelOf(epoch.Images[place]);
        ReadPixels(epoch, place, buffer.Rgb);
        slot.SetLabel(at, label);
        if (options.Mixing is ImageMixing.ManifoldMixUp) PairWithNeighbor(epoch, place, slot);
        else if (mixer is not null) MixIn(epoch, place, slot, buffer);
        normalizer.Apply(buffer.Rgb, slot.PixelsOf(at));
    }

    private static ClassCounts CountsOf(IImageSource source)
    {
        int[] labels = [.. Enumerable.Range(0, source.Count).Select(source.LabelOf)];
        return ClassCounts.Of(labels, labels.Max() + 1);
    }

    private void ReadPixels(EpochPlaces epoch, int place, Span<byte> rgb)
    {
        int image = epoch.Images[place];
        source.Read(image, rgb);
        if (augmenter is null) return;
        // A sampler may repeat an image in an epoch: each place has a draw of its own.
        ulong item = options.Sampler is null ? (ulong)image : ((ulong)place + 1) << 32 | (uint)image;
        var random = new ItemRandom(options.Seed, (ulong)epoch.Epoch, item);
        augmenter.Apply(rgb, ref random);
    }

    /// <summary>Mixes with the image at another place of the epoch, as it is varied there: partners follow the law of the sampler.</summary>
    private void MixIn(EpochPlaces epoch, int place, BatchSlot slot, PixelBuffer buffer)
    {
        int at = place % options.BatchSize, label = source.LabelOf(epoch.Images[place]);
        var random = new ItemRandom(mixingSeed, (ulong)epoch.Epoch, (ulong)place);
        MixingDraw draw = epoch.Count == 1 ? MixingDraw.None : mixer!.Draw(ref random);
        if (!draw.NeedsOther)
        {
            slot.SetOther(at, label, 1);
            return;
        }

        int other = random.NextIndex(epoch.Count - 1);
        if (other >= place) other++;
        int otherLabel = source.LabelOf(epoch.Images[other]);
        ReadPixels(epoch, other, buffer.Other);
        mixer!.Apply(draw, buffer.Rgb, buffer.Other);
        slot.SetOther(at, otherLabel, (float)mixer.LabelShare(draw, label, otherLabel));
    }

    /// <summary>Images 2i and 2i + 1 of a batch are mixed with each other; a last one without neighbour stays as it is.</summary>
    private void PairWithNeighbor(EpochPlaces epoch, int place, BatchSlot slot)
    {
        int at = place % options.BatchSize, first = place - at, neighbor = first + (at ^ 1);
        bool isAlone = (at ^ 1) >= options.BatchSize || neighbor >= epoch.Count;
        float share = isAlone ? 1 : (float)ManifoldOf(epoch.Epoch, place / options.BatchSize)!.Value.Share;
        slot.SetOther(at, source.LabelOf(epoch.Images[isAlone ? place : neighbor]), share);
    }
}
