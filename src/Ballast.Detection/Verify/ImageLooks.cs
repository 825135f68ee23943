namespace Ballast.Detection;

/// <summary>What is kept of an image's pixels: its hash, and the fine structure of its thumbnail for a second look.</summary>
internal sealed class ImageLooks
{
    private const int Side = PerceptualHash.Side;

    // Of 255: less than this is noise on a plain surface, and every plain surface looks like every other.
    private const double LeastContrast = 2, LeastStructure = 0.5;

    private readonly sbyte[] structure;
    private readonly double norm;

    private ImageLooks(ulong hash, sbyte[] structure, double norm)
    {
        Hash = hash;
        this.structure = structure;
        this.norm = norm;
    }

    internal ulong Hash { get; }

    /// <summary>The looks of a thumbnail; null where it is all of one shade.</summary>
    /// <param name="grey">Shape [32, 32].</param>
    internal static ImageLooks? Of(ReadOnlySpan<float> grey)
    {
        if (Deviation(grey) < LeastContrast) return null;
        Span<float> fine = stackalloc float[Side * Side];
        TakeFineStructure(grey, fine);
        double deviation = Deviation(fine);
        if (deviation < LeastStructure) return null;
        var kept = new sbyte[Side * Side];
        double squares = 0;
        for (int i = 0; i < kept.Length; i++)
        {
            // 32 steps a deviation: a byte holds four deviations, and rounding is far below what compression does.
            kept[i] = (sbyte)Math.Clamp(Math.Round(fine[i] / deviation * 32), -127, 127);
            squares += kept[i] * kept[i];
        }

        return new ImageLooks(PerceptualHash.Of(grey), kept, Math.Sqrt(squares));
    }

    /// <summary>How alike the fine structures of two images are when the other is turned; 1 for the same.</summary>
    internal double Likeness(ImageLooks other, ReadOnlySpan<int> places)
    {
        int sum = 0;
        for (int i = 0; i < structure.Length; i++) sum += structure[i] * other.structure[places[i]];
        return sum / (norm * other.norm);
    }

    /// <summary>Each pixel less the mean of the 3 × 3 around it: large shapes, which many pictures share, fall out.</summary>
    private static void TakeFineStructure(ReadOnlySpan<float> grey, Span<float> fine)
    {
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                float sum = 0;
                for (int dy = -1; dy <= 1; dy++)
                    for (int dx = -1; dx <= 1; dx++)
                        sum += grey[Math.Clamp(y + dy, 0, Side - 1) * Side + Math.Clamp(x + dx, 0, Side - 1)];
                fine[y * Side + x] = grey[y * Side + x] - sum / 9;
            }
        }
    }

    private static double Deviation(ReadOnlySpan<float> values)
    {
        double sum = 0, squares = 0;
        foreach (float value in values)
        {
            sum += value;
            squares += value * value;
        }

        double mean = sum / values.Length;
        return Math.Sqrt(Math.Max(0, squares / values.Length - mean * mean));
    }
}
