using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>The same by torch's operations, on any device.</summary>
internal sealed class TorchMath : IWeightMath
{
    public void Add(Tensor sum, Tensor more) => Quietly(() => sum.add_(more));

    public void Blend(Tensor mean, Tensor value, float share) => Quietly(() => mean.add_((value - mean) * share));

    public void Scale(Tensor values, float factor) => Quietly(() => values.mul_(factor));

    public void Clamp(Tensor values, float limit) => Quietly(() => values.clamp_(-limit, limit));

    public double SquareSum(Tensor values)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        return values.to(ScalarType.Float64).square().sum().cpu().item<double>();
    }

    public void Swap(Tensor a, Tensor b) => Quietly(() =>
    {
        Tensor kept = a.clone();
        a.copy_(b);
        b.copy_(kept);
    });

    public void Adam(Tensor weights, Tensor gradient, (Tensor First, Tensor Second) moments, AdamFactors factors) => Quietly(() =>
    {
        Tensor g = gradient + weights * factors.WeightDecay;
        moments.First.add_((g - moments.First) * factors.First);
        moments.Second.mul_(factors.Keep).add_(g * g * factors.Second);
        weights.mul_(factors.Shrink).sub_(moments.First / (moments.Second.sqrt() * factors.Root + factors.Epsilon) * factors.Rate);
    });

    public void Sgd(Tensor weights, Tensor gradient, Tensor sums, SgdFactors factors) => Quietly(() =>
    {
        Tensor g = gradient + weights * factors.WeightDecay;
        sums.mul_(factors.Momentum).add_(g);
        weights.sub_((factors.Kind == MomentumKind.Nesterov ? g + sums * factors.Momentum : sums) * factors.Rate);
    });

    private static void Quietly(Action work)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        work();
    }
}
