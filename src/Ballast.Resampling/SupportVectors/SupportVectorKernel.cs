using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>How alike two samples are, as a support vector machine sees it.</summary>
public abstract class SupportVectorKernel
{
    private SupportVectorKernel()
    {
    }

    /// <summary>The dot product.</summary>
    public static SupportVectorKernel Linear { get; } = new LinearKernel();

    /// <summary>exp(−gamma · squared distance) with gamma = 1 / (features · variance of all values): scikit-learn's <c>gamma='scale'</c>. Where all values are equal, gamma is 1.</summary>
    public static SupportVectorKernel RbfScaled { get; } = new ScaledKernel();

    /// <summary>exp(−gamma · squared distance).</summary>
    /// <param name="gamma">Above 0.</param>
    /// <exception cref="BallastException">Gamma is not above 0.</exception>
    public static SupportVectorKernel Rbf(double gamma) =>
        gamma > 0 && double.IsFinite(gamma)
            ? new RbfKernel(gamma)
            : throw new BallastException($"The gamma of the kernel is {gamma} but must be above 0. RbfScaled chooses it by the data.");

    internal abstract KernelForm FormFor<T>(Matrix<T> features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    private sealed class LinearKernel : SupportVectorKernel
    {
        public override string ToString() => "Linear";

        internal override KernelForm FormFor<T>(Matrix<T> features) => KernelForm.Linear;
    }

    private sealed class RbfKernel(double gamma) : SupportVectorKernel
    {
        public override string ToString() => $"Rbf({gamma})";

        internal override KernelForm FormFor<T>(Matrix<T> features) => KernelForm.Rbf(gamma);
    }

    private sealed class ScaledKernel : SupportVectorKernel
    {
        public override string ToString() => "RbfScaled";

        internal override KernelForm FormFor<T>(Matrix<T> features)
        {
            ReadOnlySpan<T> values = features.Values;
            double sum = 0, squares = 0;
            for (int row = 0; row < features.Rows; row++) sum += Sum(features.Row(row), 0, static (value, _) => value);
            double mean = sum / values.Length;
            for (int row = 0; row < features.Rows; row++) squares += Sum(features.Row(row), mean, static (value, centre) => (value - centre) * (value - centre));
            double variance = squares / values.Length;
            return KernelForm.Rbf(variance > 0 ? 1 / (features.Columns * variance) : 1);
        }

        private static double Sum<T>(ReadOnlySpan<T> values, double centre, Func<double, double, double> of)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            double sum = 0;
            foreach (T value in values) sum += of(double.CreateTruncating(value), centre);
            return sum;
        }
    }
}
