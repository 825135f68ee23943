using Ballast.Core;

namespace Ballast.Training;

/// <summary>How gradients are kept small: <see cref="ByNorm"/> or <see cref="ByValue"/>.</summary>
public abstract record GradientClipping
{
    private protected GradientClipping()
    {
    }

    /// <summary>All gradients together are scaled down where their Euclidean norm is above a limit: <c>clip_grad_norm_</c>.</summary>
    /// <remarks>Pascanu et al. 2013, arXiv:1211.5063, algorithm 1; as in PyTorch the factor is limit / (norm + 10⁻⁶).</remarks>
    public sealed record ByNorm : GradientClipping
    {
        /// <summary>The largest norm, above 0; default 1.</summary>
        /// <exception cref="BallastException">Not above 0.</exception>
        public double Limit { get; init => field = Positive(value, "The largest norm of the gradients"); } = 1;
    }

    /// <summary>Each value of each gradient is brought into −limit … limit: <c>clip_grad_value_</c>.</summary>
    public sealed record ByValue : GradientClipping
    {
        /// <summary>The largest absolute value, above 0; default 1.</summary>
        /// <exception cref="BallastException">Not above 0.</exception>
        public double Limit { get; init => field = Positive(value, "The largest value of a gradient"); } = 1;
    }

    /// <summary>Clips the gradients and returns their norm before that.</summary>
    internal double Apply(GradientSet gradients)
    {
        double norm = gradients.Norm();
        if (this is ByValue value) gradients.Clamp((float)value.Limit);
        else if (this is ByNorm { Limit: var limit } && limit / (norm + 1e-6) is < 1 and var factor) gradients.Scale((float)factor);
        return norm;
    }

    private static double Positive(double value, string name) =>
        value > 0 && double.IsFinite(value) ? value : throw new BallastException($"{name} is {value}; it must be above 0. 1 is usual.");
}
