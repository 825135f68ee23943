using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="ValueDifferenceMetric"/>.</summary>
public sealed record ValueDifferenceOptions
{
    /// <summary>How many categories each column has; default null, one more than its largest code.</summary>
    public ImmutableArray<int>? Categories
    {
        get;
        init => field = value is not { } sizes || sizes.All(size => size >= 1)
            ? value
            : throw new BallastException("A column has fewer than 1 category. Give 1 or more for each column.");
    }

    /// <summary>The order of the norm that compares two categories: 1 sums the absolute differences of their class shares; 1 or more, default 1.</summary>
    public int Norm
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"Norm is {value} but must be 1 or more. 1 is usual.");
    } = 1;

    /// <summary>The power that a column's difference is raised to; 1 or more, default 2.</summary>
    public int Power
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"Power is {value} but must be 1 or more. 2 is usual.");
    } = 2;
}
