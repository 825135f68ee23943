using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The lines on which <see cref="PolynomFitSmote"/> places new samples.</summary>
public abstract class FitTopology
{
    private FitTopology()
    {
    }

    /// <summary>From each sample to the mean of its class.</summary>
    public static FitTopology Star { get; } = new StarLines();

    /// <summary>From each sample to the one before it in the table.</summary>
    public static FitTopology Bus { get; } = new BusLines();

    /// <summary>Between all pairs of samples; where fewer samples are wanted than there are pairs, the middles of pairs drawn at random.</summary>
    public static FitTopology Mesh { get; } = new MeshLines();

    /// <summary>A polynomial in the order of the samples, fitted to each feature by least squares.</summary>
    /// <param name="degree">The degree; 1 or more. The class needs one sample more.</param>
    /// <exception cref="BallastException">The degree is below 1.</exception>
    public static FitTopology Polynomial(int degree) => degree >= 1
        ? new PolynomialCurve(degree)
        : throw new BallastException($"The degree of the polynomial is {degree} but must be 1 or more. 1 to 3 are usual.");

    internal sealed class StarLines : FitTopology
    {
        public override string ToString() => "Star";
    }

    internal sealed class BusLines : FitTopology
    {
        public override string ToString() => "Bus";
    }

    internal sealed class MeshLines : FitTopology
    {
        public override string ToString() => "Mesh";
    }

    internal sealed class PolynomialCurve(int degree) : FitTopology
    {
        public int Degree => degree;

        public override string ToString() => $"Polynomial({degree})";
    }
}
