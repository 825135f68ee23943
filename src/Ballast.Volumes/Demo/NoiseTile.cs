using Ballast.Core;

namespace Ballast.Volumes;

/// <summary>Noise that is made once and cut from at random: white for the scanner, smooth for the grain of tissue.</summary>
internal static class NoiseTile
{
    /// <summary>The side of the grain, and the most pixels that are cut at once.</summary>
    internal const int Side = 512;

    /// <summary>Where a cut of white noise may start.</summary>
    internal const int WhiteStarts = 1 << 16;

    private static readonly float[] WhiteNoise = MakeWhite();
    private static readonly float[] Grain = MakeGrain();

    internal static ReadOnlySpan<float> White(int start, int count) => WhiteNoise.AsSpan(start, count);

    /// <summary>A cut of grain along a row; the tile closes at its edges.</summary>
    internal static ReadOnlySpan<float> Texture(int row, int column, int count) => Grain.AsSpan(row % Side * 2 * Side + column % Side, count);

    private static float[] MakeWhite()
    {
        var random = new ItemRandom(1, 0x6E6F697365);
        float[] noise = new float[WhiteStarts + Side];
        for (int i = 0; i < noise.Length; i++) noise[i] = Normal(ref random);
        return noise;
    }

    /// <summary>Two octaves of white noise, averaged over squares of 3 and 9 pixels that close at the edges; each row stands twice, so that a cut may start anywhere.</summary>
    private static float[] MakeGrain()
    {
        float[] fine = Averaged(1), coarse = Averaged(4), grain = new float[2 * Side * Side];
        for (int y = 0; y < Side; y++)
            for (int x = 0; x < 2 * Side; x++)
                grain[y * 2 * Side + x] = 0.6f * 3 * fine[y * Side + x % Side] + 0.8f * 9 * coarse[y * Side + x % Side];
        return grain;
    }

    private static float[] Averaged(int reach)
    {
        var random = new ItemRandom(2, (ulong)reach);
        float[] noise = new float[Side * Side], along = new float[Side * Side], square = new float[Side * Side];
        for (int i = 0; i < noise.Length; i++) noise[i] = Normal(ref random);
        float share = 1f / (2 * reach + 1);
        for (int y = 0; y < Side; y++)
            for (int x = 0; x < Side; x++)
                for (int d = -reach; d <= reach; d++)
                    along[y * Side + x] += share * noise[y * Side + (x + d + Side) % Side];

        for (int y = 0; y < Side; y++)
            for (int x = 0; x < Side; x++)
                for (int d = -reach; d <= reach; d++)
                    square[y * Side + x] += share * along[(y + d + Side) % Side * Side + x];
        return square;
    }

    /// <summary>The sum of four uniform numbers, close enough to a normal one of variance 1.</summary>
    private static float Normal(ref ItemRandom random)
    {
        ulong bits = random.NextBits();
        double sum = (bits & 0xFFFF) + ((bits >> 16) & 0xFFFF) + ((bits >> 32) & 0xFFFF) + (bits >> 48);
        return (float)((sum / 65536.0 - 2) * Math.Sqrt(3));
    }
}
