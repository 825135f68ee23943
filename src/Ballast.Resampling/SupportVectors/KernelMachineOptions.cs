using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings that support vector machines share.</summary>
public abstract record KernelMachineOptions
{
    private protected KernelMachineOptions()
    {
    }

    /// <summary>How alike two samples are; default <see cref="SupportVectorKernel.RbfScaled"/>.</summary>
    public SupportVectorKernel Kernel { get; init; } = SupportVectorKernel.RbfScaled;

    /// <summary>How far the optimality conditions may be missed; above 0, default 0.001.</summary>
    public double Tolerance
    {
        get;
        init => field = value > 0 && double.IsFinite(value) ? value : throw new BallastException($"Tolerance is {value} but must be above 0. 0.001 is usual.");
    } = 1e-3;

    /// <summary>How many megabytes of kernel rows are kept at most; 1 or more, default 100. The result does not depend on it.</summary>
    public int CacheMegabytes
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"CacheMegabytes is {value} but must be 1 or more. 100 is usual.");
    } = 100;

    /// <summary>How many threads work at most; 1 or more, default one a processor. The result does not depend on it.</summary>
    public int Workers
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"Workers is {value} but must be 1 or more.");
    } = Environment.ProcessorCount;
}
