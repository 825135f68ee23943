using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Weights in the processor's memory, float32 and dense, in one pass an operation. TorchSharp's own takes a dozen operations a parameter, which on a small network is an eighth of the step.</summary>
internal sealed unsafe class KernelMath : IWeightMath
{
    public void Add(Tensor sum, Tensor more) => FloatKernel.Add(NativeFloats.Of(sum), NativeFloats.Of(more), Length(sum));

    public void Blend(Tensor mean, Tensor value, float share) => FloatKernel.Blend(NativeFloats.Of(mean), NativeFloats.Of(value), share, Length(mean));

    public void Scale(Tensor values, float factor) => FloatKernel.Scale(NativeFloats.Of(values), factor, Length(values));

    public void Clamp(Tensor values, float limit) => FloatKernel.Clamp(NativeFloats.Of(values), limit, Length(values));

    public double SquareSum(Tensor values) => FloatKernel.SquareSum(NativeFloats.Of(values), Length(values));

    public void Swap(Tensor a, Tensor b) => FloatKernel.Swap(NativeFloats.Of(a), NativeFloats.Of(b), Length(a));

    public void Adam(Tensor weights, Tensor gradient, (Tensor First, Tensor Second) moments, AdamFactors factors) => AdamKernel.Step(
        NativeFloats.Of(weights), NativeFloats.Of(gradient), ((nint)NativeFloats.Of(moments.First), (nint)NativeFloats.Of(moments.Second)), Length(weights), factors);

    public void Sgd(Tensor weights, Tensor gradient, Tensor sums, SgdFactors factors) =>
        SgdKernel.Step(NativeFloats.Of(weights), NativeFloats.Of(gradient), NativeFloats.Of(sums), Length(weights), factors);

    private static int Length(Tensor values) => checked((int)values.numel());
}
