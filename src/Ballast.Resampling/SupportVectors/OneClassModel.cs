using System.Collections.Immutable;
using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>What <see cref="OneClassSvm"/> found: Σ weight · kernel(sample, x) − threshold, below 0 for outliers.</summary>
/// <remarks>Holds a copy of the support vectors, not of the table. Thread-safe.</remarks>
public sealed class OneClassModel
{
    private readonly KernelMachines machines;

    internal OneClassModel(KernelMachines machines) => this.machines = machines;

    /// <summary>The samples that support the boundary, as row indices of the table that was fitted, ascending.</summary>
    public required ImmutableArray<int> Support { get; init; }

    /// <summary>The weight of each support vector; above 0, at most 1.</summary>
    public required ImmutableArray<double> Weights { get; init; }

    /// <summary>What is taken off the sum.</summary>
    public required double Threshold { get; init; }

    /// <summary>How far inside each sample lies: below 0 for outliers. scikit-learn's <c>decision_function</c>.</summary>
    /// <typeparam name="T">The type of a feature: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="features">Samples × features, as many features as were fitted; all finite.</param>
    /// <returns>One value a sample.</returns>
    /// <exception cref="ArgumentException">The number of columns is not that of the table that was fitted.</exception>
    /// <exception cref="BallastException">A value is not finite.</exception>
    public double[] Decide<T>(Matrix<T> features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => machines.Evaluate(features).Values.ToArray();
}
