namespace Ballast.Metrics;

/// <summary>The complementary error function, erfc(x) = 2 / √π · ∫ₓ^∞ exp(−t²) dt, for x ≥ 0.</summary>
internal static class NormalTail
{
    private const double SeriesUpTo = 2;

    public static double Complement(double x)
    {
        double scale = Math.Exp(-x * x) / Math.Sqrt(Math.PI);
        return x < SeriesUpTo ? 1 - Series(x, scale) : ContinuedFraction(x, scale);
    }

    /// <summary>erf(x) = 2x · exp(−x²) / √π · Σ (2x²)ⁿ / (1 · 3 · … · (2n + 1)); Abramowitz and Stegun 7.1.6.</summary>
    private static double Series(double x, double scale)
    {
        double term = 1;
        double sum = 1;
        for (int n = 1; term > sum * 1e-17; n++)
        {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }

        return 2 * x * scale * sum;
    }

    /// <summary>
    /// erfc(x) = exp(−x²) / √π · 1 / (x + ½ / (x + 1 / (x + 3/2 / (x + …)))); Abramowitz and Stegun 7.1.14, from the inside out.
    /// </summary>
    private static double ContinuedFraction(double x, double scale)
    {
        // At x = 2, where it converges slowest, 60 levels reach double precision; 100 leave a margin.
        double denominator = x;
        for (int level = 100; level >= 1; level--) denominator = x + level / 2.0 / denominator;
        return scale / denominator;
    }
}
