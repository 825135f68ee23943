using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="PowerSampler"/>.</summary>
public sealed record PowerSamplerOptions : RepeatedDrawOptions
{
    /// <summary>The power q of a class's count, −10 … 10; default 0. 1 draws classes as often as they are, 0.5 by the root of their counts, 0 all alike, −1 the other way round.</summary>
    /// <exception cref="BallastException">Out of range.</exception>
    public double Exponent
    {
        get;
        init => field = value is >= -10 and <= 10 ? value : throw new BallastException($"The exponent of class counts is {value} but must be from -10 to 10. 0 draws all classes alike, 0.5 by the root of their counts.");
    }
}
