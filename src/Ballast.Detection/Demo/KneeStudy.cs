using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Vision;
using Ballast.Volumes;

namespace Ballast.Detection;

/// <summary>A drawn study: volumes with tears among many without, with the counts of the study that balanced detection datasets were first described for.</summary>
public sealed record KneeStudy
{
    /// <summary>The seed; default 42.</summary>
    public uint Seed { get; init; } = 42;

    /// <summary>Volumes with a tear; default 93.</summary>
    public int TearVolumes { get; init; } = 93;

    /// <summary>Volumes without; default 457.</summary>
    public int NormalVolumes { get; init; } = 457;

    /// <summary>Slices of the volumes with a tear; default 22,320.</summary>
    public int SlicesOfTearVolumes { get; init; } = 22_320;

    /// <summary>Slices of the volumes without; default 72,120.</summary>
    public int SlicesOfNormalVolumes { get; init; } = 72_120;

    /// <summary>Slices with a tear; default 18,273.</summary>
    public int TearSlices { get; init; } = 18_273;

    /// <summary>The side of a slice, pixels; default 64.</summary>
    public int SidePixels { get; init; } = 64;

    /// <summary>A smaller study with the same shares.</summary>
    /// <param name="volumes">Volumes, 4 or more.</param>
    /// <exception cref="BallastException">There are fewer than 4.</exception>
    public static KneeStudy OfVolumes(int volumes)
    {
        if (volumes < 4) throw new BallastException($"A study has {volumes} volumes but needs 4 or more, some with and some without tears.");
        var whole = new KneeStudy();
        double share = volumes / (double)(whole.TearVolumes + whole.NormalVolumes);
        int tears = Math.Max(1, (int)Math.Round(whole.TearVolumes * share));
        double tearShare = tears / (double)whole.TearVolumes, normalShare = (volumes - tears) / (double)whole.NormalVolumes;
        return whole with
        {
            TearVolumes = tears,
            NormalVolumes = volumes - tears,
            SlicesOfTearVolumes = (int)(whole.SlicesOfTearVolumes * tearShare),
            SlicesOfNormalVolumes = (int)(whole.SlicesOfNormalVolumes * normalShare),
            TearSlices = (int)(whole.TearSlices * tearShare),
        };
    }

    /// <summary>The volumes and the boxes of their tears, as a conversion takes them.</summary>
    /// <exception cref="BallastException">The counts contradict each other.</exception>
    public ConversionRequest ToRequest()
    {
        if (TearVolumes < 0 || NormalVolumes < 0 || TearSlices < 0 || (TearVolumes == 0 && TearSlices > 0)) throw Contradiction();
        int[] slices = [.. Shares(SlicesOfTearVolumes, TearVolumes, 1), .. Shares(SlicesOfNormalVolumes, NormalVolumes, 2)];
        int[] tears = [.. Shares(TearSlices, TearVolumes, 1), .. new int[NormalVolumes]];
        if (slices.Zip(tears).Any(volume => volume.First < Math.Max(1, volume.Second)))
            throw Contradiction();
        string[] names = [.. Enumerable.Range(1, slices.Length).Select(number => $"01-{(number <= TearVolumes ? "02" : "03")}-{number:00000}")];
        VolumeAnnotation[] rows = [.. Enumerable.Range(0, TearVolumes).SelectMany(volume => Rows(names[volume], volume, slices[volume], tears[volume]))];
        ILookup<string, VolumeAnnotation> byVolume = rows.ToLookup(row => row.Volume, StringComparer.Ordinal);
        return new ConversionRequest
        {
            Volumes = [.. names.Select((name, volume) => new VolumeEntry(name, () => Draw(name, slices[volume], byVolume[name])))],
            Annotations = new VolumeAnnotations { Rows = [.. rows] },
            Labels = LabelMap.Of(("tear", "tear")),
            Seed = Seed,
            Window = SliceWindow.Knee,
        };
    }

    private BallastException Contradiction() =>
        new($"{TearSlices} slices with a tear do not fit into {TearVolumes} volumes of {SlicesOfTearVolumes} slices. Give the volumes more slices.");

    private DrawnKnee Draw(string name, int slices, IEnumerable<VolumeAnnotation> rows) => new(new DrawnKneeOptions
    {
        Name = name,
        Seed = Seed,
        Slices = slices,
        WidthPixels = SidePixels,
        HeightPixels = SidePixels,
        Tears = [.. rows.Select(row => new DrawnTear(row.Slice, row.Box.X, row.Box.Y, row.Box.Width, row.Box.Height))],
    });

    /// <summary>A tear wanders a little from slice to slice.</summary>
    private IEnumerable<VolumeAnnotation> Rows(string name, int volume, int slices, int tears)
    {
        var random = new ItemRandom(Seed, (ulong)volume, 3);
        double x = SidePixels * (0.25 + 0.35 * random.NextDouble()), y = SidePixels * (0.45 + 0.1 * random.NextDouble());
        double width = SidePixels * (0.07 + 0.05 * random.NextDouble()), height = SidePixels * (0.05 + 0.03 * random.NextDouble());
        int first = (slices - tears) / 2;
        for (int slice = first; slice < first + tears; slice++)
        {
            double shift = SidePixels * 0.03 * Math.Sin((slice - first) * 0.2);
            yield return new VolumeAnnotation(name, slice, new PixelBox(x + shift, y, width, height), "tear", 1);
        }
    }

    /// <summary>A total over volumes, each within a tenth of the mean, the sum exact; equal streams give larger volumes more of both totals.</summary>
    private int[] Shares(int total, int volumes, ulong stream)
    {
        double[] weights = [.. Enumerable.Range(0, volumes).Select(volume => 0.95 + 0.1 * new ItemRandom(Seed, (ulong)volume, stream).NextDouble())];
        double sum = weights.Sum(), upTo = 0;
        int[] shares = new int[volumes];
        int given = 0;
        for (int volume = 0; volume < volumes; volume++)
        {
            upTo += weights[volume];
            int next = volume == volumes - 1 ? total : (int)Math.Round(upTo / sum * total);
            shares[volume] = next - given;
            given = next;
        }

        return shares;
    }
}
