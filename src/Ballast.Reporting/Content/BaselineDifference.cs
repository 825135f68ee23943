using Ballast.Metrics;

namespace Ballast.Reporting;

/// <summary>The macro-F1 of a technique minus that of doing nothing, on the same test samples.</summary>
public sealed record BaselineDifference
{
    /// <summary>States a paired difference.</summary>
    /// <param name="value">Technique minus baseline; above 0 the technique is better.</param>
    /// <param name="low">The lower end of the 95 % interval.</param>
    /// <param name="high">The upper end of the 95 % interval, not below <paramref name="low"/>.</param>
    /// <param name="pValue">The two-sided p-value of "no difference", from 0 to 1, before any correction for several comparisons.</param>
    /// <exception cref="ArgumentException">A number is not finite, the interval is upside down, or the p-value is outside 0 … 1.</exception>
    public BaselineDifference(double value, double low, double high, double pValue)
    {
        if (!double.IsFinite(value) || !double.IsFinite(low) || !double.IsFinite(high) || low > high)
            throw new ArgumentException($"A difference of {value} with the interval {low} to {high} is not one.", nameof(value));
        if (!(pValue >= 0 && pValue <= 1)) throw new ArgumentException($"The p-value {pValue} is outside 0 … 1.", nameof(pValue));
        Value = value;
        Low = low;
        High = high;
        PValue = pValue;
    }

    /// <summary>Technique minus baseline; above 0 the technique is better.</summary>
    public double Value { get; }

    /// <summary>The lower end of the 95 % interval.</summary>
    public double Low { get; }

    /// <summary>The upper end of the 95 % interval.</summary>
    public double High { get; }

    /// <summary>The two-sided p-value of "no difference", before any correction for several comparisons.</summary>
    public double PValue { get; }

    /// <summary>Whether the 95 % interval includes 0.</summary>
    public bool IncludesZero => Low <= 0 && High >= 0;

    /// <summary>The difference that a paired bootstrap of macro-F1 found.</summary>
    /// <param name="difference">The difference with its interval at 95 %; the challenger is the technique.</param>
    public static BaselineDifference Of(PairedDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return new BaselineDifference(difference.Difference, difference.Lower, difference.Upper, difference.PValue);
    }
}
