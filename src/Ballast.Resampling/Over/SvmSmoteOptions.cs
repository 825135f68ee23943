using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="SvmSmote"/>.</summary>
public sealed record SvmSmoteOptions : SmoteFamilyOptions
{
    /// <summary>How many neighbours in the whole table tell whether a support vector is in danger, safe or noise; 1 or more, default 10.</summary>
    public int DangerNeighbors
    {
        get;
        init => field = AtLeastOne(value, nameof(DangerNeighbors), 10);
    } = 10;

    /// <summary>How far a safe support vector moves away from a neighbour at most, as a share of their difference; 0 or more, default 0.5.</summary>
    public double OutwardStep
    {
        get;
        init => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new BallastException($"OutwardStep is {value} but must be a number of 0 or more. 0.5 is usual.");
    } = 0.5;

    /// <summary>How alike two samples are to the support vector machine; default <see cref="SupportVectorKernel.RbfScaled"/>.</summary>
    public SupportVectorKernel Kernel { get; init; } = SupportVectorKernel.RbfScaled;

    /// <summary>C of the support vector machine; above 0, default 1.</summary>
    public double Penalty
    {
        get;
        init => field = value > 0 && double.IsFinite(value) ? value : throw new BallastException($"Penalty is {value} but must be above 0. 1 is usual.");
    } = 1;

    /// <summary>How many megabytes of kernel rows the support vector machine keeps at most; 1 or more, default 100. The result does not depend on it.</summary>
    public int CacheMegabytes
    {
        get;
        init => field = AtLeastOne(value, nameof(CacheMegabytes), 100);
    } = 100;
}
