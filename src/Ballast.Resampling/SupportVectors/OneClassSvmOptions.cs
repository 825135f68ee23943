using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="OneClassSvm"/>.</summary>
public sealed record OneClassSvmOptions : KernelMachineOptions
{
    /// <summary>ν: at most this share of the samples lies outside, at least this share supports the boundary; above 0, at most 1, default 0.5.</summary>
    public double Outside
    {
        get;
        init => field = value is > 0 and <= 1 ? value : throw new BallastException($"Outside is {value} but must be above 0 and at most 1. 0.5 is usual.");
    } = 0.5;
}
