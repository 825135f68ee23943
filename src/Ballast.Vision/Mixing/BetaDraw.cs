using Ballast.Core;

namespace Ballast.Vision;

/// <summary>Draws shares from beta distributions, item by item.</summary>
internal static class BetaDraw
{
    /// <summary>A draw from Beta(shape, shape), in [0, 1].</summary>
    /// <param name="shape">Above 0.</param>
    /// <param name="random">The generator of the item.</param>
    /// <remarks>The ratio of two gamma draws by Marsaglia and Tsang 2000, doi:10.1145/358407.358414; in logarithms, because small shapes underflow.</remarks>
    internal static double Symmetric(double shape, ref ItemRandom random)
    {
        double x = LogGamma(shape, ref random), y = LogGamma(shape, ref random);
        return 1 / (1 + Math.Exp(y - x));
    }

    /// <summary>The logarithm of a gamma draw; a shape below 1 is drawn one higher and raised to its place.</summary>
    private static double LogGamma(double shape, ref ItemRandom random)
    {
        if (shape < 1) return LogGamma(shape + 1, ref random) + Math.Log(1 - random.NextDouble()) / shape;
        double d = shape - 1.0 / 3, c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = Normal(ref random), v = 1 + c * x;
            if (v <= 0) continue;
            v = v * v * v;
            if (Math.Log(1 - random.NextDouble()) < 0.5 * x * x + d * (1 - v + Math.Log(v))) return Math.Log(d * v);
        }
    }

    /// <summary>Box and Muller's normal draw; the second of the pair is let go, so that a draw has no memory.</summary>
    private static double Normal(ref ItemRandom random)
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
        return radius * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}
