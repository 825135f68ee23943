using System.Collections.Immutable;
using System.Text;

using Ballast.Core;

namespace Ballast.Vision;

/// <summary>Which leaves are drawn and how often each is photographed; decided before anything is drawn.</summary>
internal sealed class DemoLeavesPlan
{
    private const ulong PlanKey = ulong.MaxValue;

    public DemoLeavesPlan(DemoLeavesOptions options)
    {
        Options = options;
        ImmutableArray<DemoLeaf>.Builder leaves = ImmutableArray.CreateBuilder<DemoLeaf>();
        int photos = 0;
        foreach (LeafDisease disease in Enum.GetValues<LeafDisease>())
        {
            var random = new ItemRandom(options.Seed, PlanKey, (ulong)disease);
            int left = options.Counts.Of(disease);
            for (int number = 1; left > 0; number++)
            {
                int taken = Share(left, options.PhotosPerLeaf, ref random);
                leaves.Add(new DemoLeaf(disease, number, photos, taken));
                photos += taken;
                left -= taken;
            }
        }

        Leaves = leaves.ToImmutable();
    }

    public DemoLeavesOptions Options { get; }

    public ImmutableArray<DemoLeaf> Leaves { get; }

    /// <summary>All photos below <c>images/</c>, in the order of the leaves.</summary>
    public IEnumerable<string> Files => Leaves.SelectMany(leaf => Enumerable.Range(0, leaf.Photos).Select(leaf.File));

    /// <summary>The text of <c>metadata.csv</c>.</summary>
    public string Metadata()
    {
        var text = new StringBuilder("file,label,leaf_group\n");
        foreach (DemoLeaf leaf in Leaves)
        {
            for (int photo = 0; photo < leaf.Photos; photo++)
            {
                text.Append(leaf.File(photo)).Append(',').Append(leaf.ClassName).Append(',').Append(leaf.Group).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>The photos of the next leaf: drawn, then moved on within the range until the rest can be shared out too.</summary>
    private static int Share(int left, DemoPhotosPerLeaf range, ref ItemRandom random)
    {
        int width = range.Maximum - range.Minimum + 1;
        int drawn = random.NextIndex(width);
        for (int step = 0; step < width; step++)
        {
            int taken = range.Minimum + (drawn + step) % width;
            if (CanShare(left - taken, range))
            {
                return taken;
            }
        }

        return Math.Min(left, range.Minimum + drawn);
    }

    /// <summary>Whether a number of photos can be shared out over leaves with none below the minimum.</summary>
    private static bool CanShare(int photos, DemoPhotosPerLeaf range) =>
        photos >= 0 && (photos + range.Maximum - 1) / range.Maximum * range.Minimum <= photos;
}
