using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="ProgressiveSampler"/>.</summary>
public sealed record ProgressiveSamplerOptions : RepeatedDrawOptions
{
    /// <summary>T, the number of epochs over which the shares move, 1 or more: usually all of the training.</summary>
    /// <exception cref="BallastException">Below 1.</exception>
    public required int Epochs
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"The epochs of progressive balancing are {value}; there must be 1 or more. The number of training epochs is usual.");
    }
}
