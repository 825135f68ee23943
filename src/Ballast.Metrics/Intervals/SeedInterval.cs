namespace Ballast.Metrics;

/// <summary>A score over several seeds: its mean, how far seeds lie apart, and the t-interval of the mean.</summary>
/// <remarks>
/// mean ± t · s / √n with n − 1 degrees of freedom. It covers the luck of what the seed decides (start, order, and the split where seeds split anew),
/// not the choice of the dataset. With one seed there is no spread and no interval (NaN).
/// </remarks>
/// <param name="Mean">The mean.</param>
/// <param name="StandardDeviation">The standard deviation of a seed, with n − 1 in the denominator; NaN with one seed.</param>
/// <param name="Lower">The lower end of the interval of the mean; NaN with one seed.</param>
/// <param name="Upper">The upper end of the interval of the mean; NaN with one seed.</param>
/// <param name="Count">How many seeds.</param>
public readonly record struct SeedInterval(double Mean, double StandardDeviation, double Lower, double Upper, int Count)
{
    /// <summary>The interval of values.</summary>
    /// <param name="values">One value a seed; one or more, all finite.</param>
    /// <param name="confidence">How often such intervals hold the mean, above 0 and below 1; default .95.</param>
    /// <exception cref="ArgumentException">There is no value, or one is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not above 0 and below 1.</exception>
    public static SeedInterval Of(ReadOnlySpan<double> values, double confidence = .95)
    {
        if (values.IsEmpty) throw new ArgumentException("There is no value.", nameof(values));
        if (!(confidence is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "The confidence is above 0 and below 1.");
        double mean = 0;
        foreach (double value in values)
            mean += double.IsFinite(value) ? value / values.Length : throw new ArgumentException($"A value is {value}; seeds need finite scores.", nameof(values));
        if (values.Length == 1) return new SeedInterval(values[0], double.NaN, double.NaN, double.NaN, 1);
        double squares = 0, largest = 0;
        foreach (double value in values)
        {
            squares += (value - mean) * (value - mean);
            largest = Math.Max(largest, Math.Abs(value - values[0]));
        }

        // Equal values have no spread; without this, the mean's rounding would make one.
        if (largest == 0) return new SeedInterval(values[0], 0, values[0], values[0], values.Length);
        double deviation = Math.Sqrt(squares / (values.Length - 1));
        double half = Distributions.StudentQuantile(1 - confidence, values.Length - 1) * deviation / Math.Sqrt(values.Length);
        return new SeedInterval(mean, deviation, mean - half, mean + half, values.Length);
    }
}
