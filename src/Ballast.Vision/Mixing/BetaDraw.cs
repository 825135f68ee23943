using Ballast.Core;

namespace Ballast.Vision;

/// <summary>Draws from the symmetric beta distribution.</summary>
/// <remarks>X / (X + Y) of two gamma variates, by Marsaglia and Tsang 2000, doi:10.1145/358407.358414, in logarithms so that small shapes do not underflow.</remarks>
internal static class BetaDraw
{
    /// <summary>A draw from Beta(shape, shape), 0 … 1.</summary>
    public static double Symmetric(double shape, ref ItemRandom random)
    {
        // Beta(1, 1) is uniform.
        if (shape == 1) return random.NextDouble();
        double first = LogGamma(shape, ref random), second = LogGamma(shape, ref random);
        return 1 / (1 + Math.Exp(second - first));
    }

    /// <summary>The logarithm of a draw from the gamma distribution of scale 1.</summary>
    internal static double LogGamma(double shape, ref ItemRandom random)
    {
        // A shape below 1 is one more, times a power of a uniform draw (their section 6).
        double boost = shape >= 1 ? 0 : Math.Log(Positive(ref random)) / shape, raised = shape >= 1 ? shape : shape + 1;
        double d = raised - 1.0 / 3, c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = Normal(ref random), root = 1 + c * x;
            double uniform = Positive(ref random);
            if (root <= 0) continue;
            double v = root * root * root;
            if (Math.Log(uniform) < 0.5 * x * x + d - d * v + d * Math.Log(v)) return Math.Log(d * v) + boost;
        }
    }

    /// <summary>A draw from the standard normal distribution (Box and Muller).</summary>
    private static double Normal(ref ItemRandom random) => Math.Sqrt(-2 * Math.Log(Positive(ref random))) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>A number in (0, 1].</summary>
    private static double Positive(ref ItemRandom random) => 1 - random.NextDouble();
}
