namespace Ballast.Metrics;

/// <summary>The studentised range with infinitely many degrees of freedom: the range of k standard normal values, which Nemenyi's test needs.</summary>
/// <remarks>
/// P(range ≥ q) = k · ∫ φ(z) · (Φ(z)^(k − 1) − [Φ(z) − Φ(z − q)]^(k − 1)) dz, z being the largest value, integrated by 16-point Gauss-Legendre rules on
/// panels of half a standard deviation; the difference of powers is expanded where it is small, so that small tails keep their digits. Thread-safe.
/// </remarks>
public static class StudentizedRange
{
    private const int Points = 16;
    private const double PanelWidth = 0.5, Reach = 9, SmallShare = 1e-3;

    private static readonly (double Node, double Weight)[] Rule = GaussLegendre();

    /// <summary>The chance that the largest and the smallest of so many standard normal values lie at least so far apart.</summary>
    /// <param name="range">The distance q, 0 or more.</param>
    /// <param name="groups">How many values k, 2 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is negative or no number, or there are fewer than two values.</exception>
    public static double Tail(double range, int groups)
    {
        if (!(range >= 0)) throw new ArgumentOutOfRangeException(nameof(range), range, "A range is 0 or more.");
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 2);
        if (double.IsInfinity(range)) return 0;
        // Far ranges come from largest values around q / 2; beyond Reach on either side nothing is left to add.
        double sum = 0;
        for (double left = -Reach; left < range / 2 + Reach; left += PanelWidth)
            foreach ((double node, double weight) in Rule)
                sum += weight * Integrand(left + PanelWidth * (node + 1) / 2, range, groups);
        return Math.Clamp(groups * sum * PanelWidth / 2, 0, 1);
    }

    /// <summary>The distance q that is reached or exceeded with a chance.</summary>
    /// <param name="outside">The chance, above 0 and below 1, for example .05.</param>
    /// <param name="groups">How many values k, 2 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The chance is not above 0 and below 1, or there are fewer than two values.</exception>
    public static double Quantile(double outside, int groups)
    {
        if (!(outside is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(outside), outside, "The chance is above 0 and below 1.");
        double low = 0, high = 8;
        while (Tail(high, groups) > outside) high *= 2;
        while (high - low > 1e-13 * high)
        {
            double middle = (low + high) / 2;
            if (Tail(middle, groups) > outside) low = middle;
            else high = middle;
        }

        return (low + high) / 2;
    }

    private static double Integrand(double z, double range, int groups)
    {
        double below = Distributions.Normal(z);
        if (below == 0) return 0;
        double density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
        double far = Math.Min(1, Distributions.Normal(z - range) / below);
        double share = far < SmallShare ? Expanded(far, groups - 1) : 1 - Math.Pow(1 - far, groups - 1);
        return density * Math.Pow(below, groups - 1) * share;
    }

    /// <summary>1 − (1 − x)ⁿ without cancellation for small x.</summary>
    private static double Expanded(double x, int power)
    {
        double term = power * x, sum = term;
        for (int i = 2; i <= power && Math.Abs(term) > Math.Abs(sum) * 1e-17; i++)
        {
            term *= -x * (power - i + 1) / i;
            sum += term;
        }

        return sum;
    }

    /// <summary>Nodes and weights on −1 … 1: roots of the Legendre polynomial by Newton's method.</summary>
    private static (double Node, double Weight)[] GaussLegendre()
    {
        var rule = new (double, double)[Points];
        for (int i = 0; i < Points; i++)
        {
            double x = Math.Cos(Math.PI * (i + 0.75) / (Points + 0.5)), slope = 0;
            for (int step = 0; step < 100; step++)
            {
                (double value, slope) = Legendre(x);
                double change = value / slope;
                x -= change;
                if (Math.Abs(change) < 1e-16) break;
            }

            rule[i] = (x, 2 / ((1 - x * x) * slope * slope));
        }

        return rule;
    }

    private static (double Value, double Slope) Legendre(double x)
    {
        double before = 1, value = x;
        for (int n = 2; n <= Points; n++) (before, value) = (value, ((2 * n - 1) * x * value - (n - 1) * before) / n);
        return (value, Points * (x * value - before) / (x * x - 1));
    }
}
