namespace Ballast.Detection;

/// <summary>The fine structure of an image, for the second look: each pixel less the mean of the 5 × 5 around it.</summary>
/// <remarks>
/// Scans of the same part of different bodies, and pictures of one kind of thing, share outlines, not noise and texture: they are alike in some places and unlike in others. A copy is alike
/// everywhere. So the images are compared block by block, and what counts is the block at the lower quartile.
/// </remarks>
internal sealed class FineLook
{
    private const int Reach = 2, Shift = 1, StepsPerLevel = 4, LargestBlocksPerSide = 8, LeastBlockSide = 8, LeastBlocksShare = 8;

    // Correlation of whole images below which no block is looked at: the copies that were measured have more than twice as much.
    private const double LeastCorrelation = 0.2;

    // A block that varies by less than one shade of 255 is plain, and all plain blocks are alike.
    private const int LeastSquare = StepsPerLevel * StepsPerLevel;

    private static readonly int[] Sides = [128, 96, 64, 48];

    private readonly sbyte[] fine;

    private FineLook(sbyte[] fine, int side)
    {
        this.fine = fine;
        Side = side;
    }

    internal const int LeastSide = 32;

    internal int Side { get; }

    /// <summary>The side to which two images are brought, by the shortest of their four sides.</summary>
    /// <remarks>Two fifths of it where that is not too little: what compression adds is finest, and is averaged away.</remarks>
    internal static int SideFor(int shortestPixels) => Sides.FirstOrDefault(side => side <= Math.Max(shortestPixels * 2 / 5, Math.Min(shortestPixels, 48)), LeastSide);

    /// <summary>Prepares an image.</summary>
    /// <param name="grey">Shape [side, side].</param>
    /// <param name="side">One of those that <see cref="SideFor"/> gives.</param>
    internal static FineLook Of(ReadOnlySpan<float> grey, int side)
    {
        var rows = new float[side * side];
        for (int y = 0; y < side; y++)
            for (int x = 0; x < side; x++)
                for (int near = -Reach; near <= Reach; near++)
                    rows[y * side + x] += grey[y * side + Math.Clamp(x + near, 0, side - 1)];
        var kept = new sbyte[side * side];
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                float sum = 0;
                for (int near = -Reach; near <= Reach; near++) sum += rows[Math.Clamp(y + near, 0, side - 1) * side + x];
                float difference = grey[y * side + x] - sum / ((2 * Reach + 1) * (2 * Reach + 1));
                // Clipped: a few hard edges must not outweigh the rest.
                kept[y * side + x] = (sbyte)Math.Clamp(MathF.Round(difference * StepsPerLevel), -127, 127);
            }
        }

        return new FineLook(kept, side);
    }

    /// <summary>What the mirrored or turned image has.</summary>
    internal FineLook Turned(Symmetry symmetry)
    {
        if (symmetry == Symmetry.None) return this;
        var turned = new sbyte[fine.Length];
        for (int place = 0; place < turned.Length; place++) turned[place] = fine[PerceptualHash.Source(place, symmetry, Side)];
        return new FineLook(turned, Side);
    }

    /// <summary>How alike two images of the same side are: the lower quartile of the correlations of their blocks, which leaves out those that are plain; 1 for the same, 0 where all is plain.</summary>
    internal double Likeness(FineLook other)
    {
        int shift = BestShift(other);
        if (Correlation(other, new Area(Shift, Shift, Side - Shift, Side - Shift), shift) is not >= LeastCorrelation) return 0;
        int block = Math.Max(LeastBlockSide, Side / LargestBlocksPerSide), all = 0;
        var found = new List<double>(LargestBlocksPerSide * LargestBlocksPerSide);
        for (int top = 0; top < Side; top += block)
        {
            for (int left = 0; left < Side; left += block)
            {
                all++;
                var area = new Area(Math.Max(left, Shift), Math.Max(top, Shift), Math.Min(left + block, Side - Shift), Math.Min(top + block, Side - Shift));
                if (Correlation(other, area, shift) is { } correlation) found.Add(correlation);
            }
        }

        if (found.Count * LeastBlocksShare < all) return 0;
        found.Sort();
        return Math.Max(0, found[found.Count / 4]);
    }

    /// <summary>Resizing by other rules moves an image by up to a pixel.</summary>
    private int BestShift(FineLook other)
    {
        int best = 0, most = int.MinValue;
        for (int dy = -Shift; dy <= Shift; dy++)
        {
            for (int dx = -Shift; dx <= Shift; dx++)
            {
                int shift = dy * Side + dx, sum = 0;
                // Every third row tells as well which shift is best.
                for (int y = Shift; y < Side - Shift; y += 3) sum += Product(fine.AsSpan(y * Side + Shift, Side - 2 * Shift), other.fine.AsSpan(y * Side + Shift + shift, Side - 2 * Shift));
                if (sum > most) (best, most) = (shift, sum);
            }
        }

        return best;
    }

    /// <summary>The correlation within an area; null where one of them is plain.</summary>
    private double? Correlation(FineLook other, Area area, int shift)
    {
        int product = 0, squares = 0, others = 0, width = area.Right - area.Left;
        for (int y = area.Top; y < area.Bottom; y++)
        {
            ReadOnlySpan<sbyte> mine = fine.AsSpan(y * Side + area.Left, width), theirs = other.fine.AsSpan(y * Side + area.Left + shift, width);
            product += Product(mine, theirs);
            squares += Product(mine, mine);
            others += Product(theirs, theirs);
        }

        return Math.Min(squares, others) < LeastSquare * width * (area.Bottom - area.Top) ? null : product / Math.Sqrt((double)squares * others);
    }

    // At most 128 * 128 * 127 * 127 in all, which an int holds.
    private static int Product(ReadOnlySpan<sbyte> first, ReadOnlySpan<sbyte> second)
    {
        int sum = 0;
        for (int i = 0; i < first.Length && i < second.Length; i++) sum += first[i] * second[i];
        return sum;
    }

    private readonly record struct Area(int Left, int Top, int Right, int Bottom);
}
