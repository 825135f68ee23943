using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="SupportVectorClassifier"/>. The defaults are those of scikit-learn's SVC.</summary>
public sealed record SupportVectorOptions : KernelMachineOptions
{
    /// <summary>C, what a sample on the wrong side costs; above 0, default 1.</summary>
    public double Penalty
    {
        get;
        init => field = value > 0 && double.IsFinite(value) ? value : throw new BallastException($"Penalty is {value} but must be above 0. 1 is usual.");
    } = 1;
}
