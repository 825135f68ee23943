using Ballast.Core;

namespace Ballast.Training;

/// <summary>How gradients move weights: one of <see cref="Adam"/>, <see cref="AdamW"/> and <see cref="Sgd"/>. Rate and weight decay stand in <see cref="TrainingSettings"/>.</summary>
public abstract record OptimizerSettings
{
    private protected OptimizerSettings()
    {
    }

    /// <summary>Which parameters weight decay pulls; default all.</summary>
    public DecayedParameters Decayed { get; init; } = DecayedParameters.All;

    /// <summary>Adam with weight decay added to the gradient: <c>torch.optim.Adam</c>.</summary>
    /// <remarks>Kingma and Ba 2015, arXiv:1412.6980, algorithm 1.</remarks>
    public sealed record Adam : OptimizerSettings
    {
        /// <summary>How much of the first moment is kept at a step, 0 up to but not including 1; default 0.9.</summary>
        /// <exception cref="BallastException">Outside.</exception>
        public double Beta1 { get; init => field = Share(value, "Adam's beta1", 0.9); } = 0.9;

        /// <summary>How much of the second moment is kept at a step, 0 up to but not including 1; default 0.999.</summary>
        /// <exception cref="BallastException">Outside.</exception>
        public double Beta2 { get; init => field = Share(value, "Adam's beta2", 0.999); } = 0.999;

        /// <summary>What is added to the root of the second moment, above 0; default 10⁻⁸.</summary>
        /// <exception cref="BallastException">Not above 0.</exception>
        public double Epsilon { get; init => field = Positive(value, "Adam's epsilon"); } = 1e-8;
    }

    /// <summary>Adam whose weight decay shrinks the weights directly: w ← w · (1 − rate · decay), then Adam's step. <c>torch.optim.AdamW</c>.</summary>
    /// <remarks>Loshchilov and Hutter 2019, arXiv:1711.05101, algorithm 2. PyTorch's default decay is 0.01, that of <see cref="TrainingSettings"/> 0.0001.</remarks>
    public sealed record AdamW : OptimizerSettings
    {
        /// <summary>How much of the first moment is kept at a step, 0 up to but not including 1; default 0.9.</summary>
        /// <exception cref="BallastException">Outside.</exception>
        public double Beta1 { get; init => field = Share(value, "AdamW's beta1", 0.9); } = 0.9;

        /// <summary>How much of the second moment is kept at a step, 0 up to but not including 1; default 0.999.</summary>
        /// <exception cref="BallastException">Outside.</exception>
        public double Beta2 { get; init => field = Share(value, "AdamW's beta2", 0.999); } = 0.999;

        /// <summary>What is added to the root of the second moment, above 0; default 10⁻⁸.</summary>
        /// <exception cref="BallastException">Not above 0.</exception>
        public double Epsilon { get; init => field = Positive(value, "AdamW's epsilon"); } = 1e-8;
    }

    /// <summary>Stochastic gradient descent with momentum and weight decay added to the gradient: <c>torch.optim.SGD</c> without dampening.</summary>
    /// <remarks>Sutskever et al. 2013, "On the importance of initialization and momentum in deep learning", in PyTorch's form: b ← μ b + g, w ← w − rate · b.</remarks>
    public sealed record Sgd : OptimizerSettings
    {
        /// <summary>The factor μ of the running sum of gradients, 0 up to but not including 1; default 0.9.</summary>
        /// <exception cref="BallastException">Outside.</exception>
        public double Momentum { get; init => field = Share(value, "The momentum", 0.9); } = 0.9;

        /// <summary>Where a step looks; default <see cref="MomentumKind.Classical"/>. Without momentum both are the same.</summary>
        public MomentumKind Kind { get; init; } = MomentumKind.Classical;
    }

    private static double Share(double value, string name, double usual) =>
        value is >= 0 and < 1 ? value : throw new BallastException($"{name} is {value}; it must be 0 or more and below 1. {usual} is usual.");

    private static double Positive(double value, string name) =>
        value > 0 && double.IsFinite(value) ? value : throw new BallastException($"{name} is {value}; it must be above 0. 1E-08 is usual.");
}
