using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Stochastic gradient descent with momentum.</summary>
internal sealed class Sgd(IReadOnlyList<TrainedParameter> parameters, IWeightMath math, OptimizerSettings.Sgd settings, double weightDecay) : Optimizer(parameters, 1, settings.Decayed)
{
    private SgdFactors withDecay;
    private SgdFactors withoutDecay;

    private protected override void Begin(double rate)
    {
        withDecay = new SgdFactors((float)rate, (float)settings.Momentum, (float)weightDecay, settings.Kind);
        withoutDecay = withDecay with { WeightDecay = 0 };
    }

    private protected override void Update(Tensor weights, Tensor gradient, Tensor[] moments, bool decays) =>
        math.Sgd(weights, gradient, moments[0], decays ? withDecay : withoutDecay);
}
