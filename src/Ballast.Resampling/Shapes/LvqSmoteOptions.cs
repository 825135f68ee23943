using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="LvqSmote"/>. Neighbors says how many samples nearest to a codebook vector may be carried over.</summary>
public sealed record LvqSmoteOptions : SeededSamplerOptions
{
    /// <summary>How many codebook vectors a class has at most; 4 or more, default 10. A smaller class has one a sample.</summary>
    public int CodebookSize
    {
        get;
        init => field = value >= 4 ? value : throw new BallastException($"CodebookSize is {value} but must be 4 or more, for two pairs without a vector in common. 10 is usual.");
    } = 10;

    /// <summary>How many samples nearest to a codebook vector may be carried over; 1 or more, default 5.</summary>
    public int Neighbors
    {
        get;
        init => field = AtLeastOne(value, nameof(Neighbors), 5);
    } = 5;
}
