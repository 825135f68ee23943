using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>What a step computes on weights, gradients and what optimisers remember. Tensors of one call have one shape and lie alike in memory; all are changed in place.</summary>
internal interface IWeightMath
{
    /// <summary>sum += more</summary>
    void Add(Tensor sum, Tensor more);

    /// <summary>mean += (value − mean) · share</summary>
    void Blend(Tensor mean, Tensor value, float share);

    /// <summary>values *= factor</summary>
    void Scale(Tensor values, float factor);

    /// <summary>Brings values into −limit … limit.</summary>
    void Clamp(Tensor values, float limit);

    /// <summary>The sum of squares in double precision.</summary>
    double SquareSum(Tensor values);

    /// <summary>Values change places.</summary>
    void Swap(Tensor a, Tensor b);

    /// <summary>A step of Adam or AdamW.</summary>
    void Adam(Tensor weights, Tensor gradient, (Tensor First, Tensor Second) moments, AdamFactors factors);

    /// <summary>A step of stochastic gradient descent.</summary>
    void Sgd(Tensor weights, Tensor gradient, Tensor sums, SgdFactors factors);
}
