using Ballast.Metrics;

namespace Ballast.Reporting;

/// <summary>A score with its 95 % interval.</summary>
public readonly record struct Score
{
    /// <summary>A score whose interval was not computed.</summary>
    /// <param name="value">The score; NaN when it is not defined.</param>
    public Score(double value)
        : this(value, double.NaN, double.NaN)
    {
    }

    /// <summary>A score with its 95 % interval.</summary>
    /// <param name="value">The score; NaN when it is not defined.</param>
    /// <param name="low">The lower end of the interval; NaN when there is none.</param>
    /// <param name="high">The upper end of the interval, not below <paramref name="low"/>; NaN when there is none.</param>
    /// <exception cref="ArgumentException">The interval is upside down.</exception>
    public Score(double value, double low, double high)
    {
        if (low > high) throw new ArgumentException($"The interval {low} to {high} is upside down.", nameof(low));
        Value = value;
        Low = low;
        High = high;
    }

    /// <summary>The score; NaN when it is not defined.</summary>
    public double Value { get; }

    /// <summary>The lower end of the 95 % interval; NaN when there is none.</summary>
    public double Low { get; }

    /// <summary>The upper end of the 95 % interval; NaN when there is none.</summary>
    public double High { get; }

    /// <summary>Whether both ends of the interval are known.</summary>
    public bool HasInterval => double.IsFinite(Low) && double.IsFinite(High);

    /// <summary>A score with the interval that a bootstrap found.</summary>
    /// <param name="interval">The interval at 95 %.</param>
    public static Score Of(ScoreInterval interval) => new(interval.Estimate, interval.Lower, interval.Upper);
}
