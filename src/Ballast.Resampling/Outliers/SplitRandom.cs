namespace Ballast.Resampling;

/// <summary>The small generator that scikit-learn's trees draw features and thresholds from: 32-bit xorshift (Marsaglia 2003, doi:10.18637/jss.v008.i14).</summary>
internal struct SplitRandom(uint seed)
{
    private const uint Largest = 0x7FFFFFFF;

    private uint state = seed == 0 ? 1 : seed;

    /// <summary>A number from <paramref name="low"/> up to <paramref name="high"/> − 1.</summary>
    public int Next(int low, int high) => low + (int)(Next() % (uint)(high - low));

    /// <summary>A number in [<paramref name="low"/>, <paramref name="high"/>].</summary>
    public double Uniform(double low, double high) => (high - low) * Next() / Largest + low;

    private uint Next()
    {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return state & Largest;
    }
}
