using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Adam and AdamW.</summary>
internal sealed class Adam(IReadOnlyList<TrainedParameter> parameters, IWeightMath math, Adam.Constants constants, DecayedParameters decayed) : Optimizer(parameters, 2, decayed)
{
    private AdamFactors withDecay;
    private AdamFactors withoutDecay;

    private protected override void Begin(double rate)
    {
        withoutDecay = new AdamFactors(constants.Beta1, constants.Beta2, constants.Epsilon, (rate, Steps));
        withDecay = withoutDecay with { WeightDecay = (float)constants.AddedDecay, Shrink = (float)(1 - rate * constants.ShrinkingDecay) };
    }

    private protected override void Update(Tensor weights, Tensor gradient, Tensor[] moments, bool decays) =>
        math.Adam(weights, gradient, (moments[0], moments[1]), decays ? withDecay : withoutDecay);

    /// <summary>What stays the same over a run.</summary>
    internal readonly record struct Constants(double Beta1, double Beta2, double Epsilon)
    {
        /// <summary>The factor of the weights that is added to their gradient.</summary>
        public double AddedDecay { get; init; }

        /// <summary>What the weights lose in a step, as a share for each unit of the learning rate.</summary>
        public double ShrinkingDecay { get; init; }
    }
}
