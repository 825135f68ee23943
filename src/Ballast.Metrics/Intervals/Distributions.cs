namespace Ballast.Metrics;

/// <summary>Tails of the distributions that the tests here need, to about 1e-14.</summary>
internal static class Distributions
{
    private const double Smallest = 1e-300, Precision = 1e-16;
    private const int MostTerms = 10_000;

    private static readonly double[] Lanczos =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>Φ(x) of the standard normal distribution.</summary>
    public static double Normal(double x)
    {
        double tail = NormalTail.Complement(Math.Abs(x) / Math.Sqrt(2)) / 2;
        return x < 0 ? tail : 1 - tail;
    }

    /// <summary>P(|T| ≥ |t|) of Student's t; Abramowitz and Stegun 26.7.1 by the incomplete beta function.</summary>
    public static double StudentTwoSided(double t, double freedom)
    {
        if (double.IsInfinity(t)) return 0;
        return IncompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
    }

    /// <summary>The t that leaves <paramref name="outside"/> in both tails together.</summary>
    public static double StudentQuantile(double outside, double freedom)
    {
        double low = 0, high = 1;
        while (StudentTwoSided(high, freedom) > outside) high *= 2;
        for (int i = 0; i < 200 && high - low > 1e-15 * high; i++)
        {
            double middle = (low + high) / 2;
            if (StudentTwoSided(middle, freedom) > outside) low = middle;
            else high = middle;
        }

        return (low + high) / 2;
    }

    /// <summary>P(X ≥ x) of χ² with so many degrees of freedom.</summary>
    public static double ChiSquareTail(double x, double freedom) => x <= 0 ? 1 : UpperGamma(freedom / 2, x / 2);

    private static double LogGamma(double x)
    {
        double sum = Lanczos[0];
        for (int i = 1; i < Lanczos.Length; i++) sum += Lanczos[i] / (x - 1 + i);
        double t = x + 6.5;
        return 0.5 * Math.Log(2 * Math.PI) + (x - 0.5) * Math.Log(t) - t + Math.Log(sum);
    }

    private static double IncompleteBeta(double x, double a, double b)
    {
        if (x <= 0) return 0;
        if (x >= 1) return 1;
        double front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + a * Math.Log(x) + b * Math.Log(1 - x));
        return x < (a + 1) / (a + b + 2) ? front * BetaFraction(x, a, b) / a : 1 - front * BetaFraction(1 - x, b, a) / b;
    }

    /// <summary>The continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8) by Lentz's method.</summary>
    private static double BetaFraction(double x, double a, double b)
    {
        double c = 1, d = 1 / Kept(1 - (a + b) * x / (a + 1)), value = d;
        for (int m = 1; m < MostTerms; m++)
        {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / Kept(1 + even * d);
            c = Kept(1 + even / c);
            value *= d * c;
            d = 1 / Kept(1 + odd * d);
            c = Kept(1 + odd / c);
            double step = d * c;
            value *= step;
            if (Math.Abs(step - 1) < Precision) break;
        }

        return value;
    }

    private static double UpperGamma(double a, double x)
    {
        double front = Math.Exp(a * Math.Log(x) - x - LogGamma(a));
        return x < a + 1 ? 1 - front * GammaSeries(a, x) : front * GammaFraction(a, x);
    }

    private static double GammaSeries(double a, double x)
    {
        double term = 1 / a, sum = term;
        for (int n = 1; n < MostTerms && term > sum * Precision; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return sum;
    }

    private static double GammaFraction(double a, double x)
    {
        double b = x + 1 - a, c = 1 / Smallest, d = 1 / b, value = d;
        for (int i = 1; i < MostTerms; i++)
        {
            double an = -i * (i - a);
            b += 2;
            d = 1 / Kept(an * d + b);
            c = Kept(b + an / c);
            double step = d * c;
            value *= step;
            if (Math.Abs(step - 1) < Precision) break;
        }

        return value;
    }

    private static double Kept(double value) => Math.Abs(value) < Smallest ? Smallest : value;
}
