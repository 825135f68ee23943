using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>A classifier that learns from some rows of a table and estimates the class probabilities of others.</summary>
/// <remarks>Immutable and thread-safe; the same settings and rows give the same probabilities.</remarks>
public interface IProbabilityEstimator
{
    /// <summary>Learns from the training rows and estimates the test rows.</summary>
    /// <typeparam name="T">The type of a feature: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="features">Samples × features; all finite.</param>
    /// <param name="labels">One label a row, each from 0 up to <paramref name="classes"/> − 1.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="split">The rows to learn from, and the rows to estimate.</param>
    /// <returns>Test rows × classes, in the order of the test part; a class that no training row has gets probability 0.</returns>
    Matrix<double> Estimate<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes, TrainTestIndices split)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
