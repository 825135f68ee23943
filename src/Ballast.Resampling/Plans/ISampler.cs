using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>A resampler of labelled samples: it decides which samples stay, are repeated, made or left out, and says so in a plan.</summary>
/// <remarks>A sampler is immutable and thread-safe; the same settings and samples give the same plan, bit by bit, with any number of workers.</remarks>
public interface ISampler
{
    /// <summary>The method's name as the field spells it, for example <c>SMOTE</c>.</summary>
    string Method { get; }

    /// <summary>What the method does to class counts.</summary>
    SamplerKind Kind { get; }

    /// <summary>Plans the resampling. The features are not changed.</summary>
    /// <typeparam name="T">The type of a feature: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="features">Samples × features; all finite.</param>
    /// <param name="labels">One label a row, each from 0 up to <paramref name="classes"/> − 1.</param>
    /// <param name="classes">The number of classes, those without samples included.</param>
    /// <exception cref="ArgumentException">The numbers of rows and labels differ.</exception>
    /// <exception cref="BallastException">
    /// A value is not finite, fewer than two classes have samples, the target cannot be reached, or a class is too small for the method.
    /// </exception>
    ResamplingPlan Resample<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
