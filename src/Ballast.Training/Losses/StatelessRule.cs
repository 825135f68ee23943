using System.Collections.Immutable;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>A loss of samples that learns nothing: a function of logits, labels and one constant a class.</summary>
internal sealed class StatelessRule : LossRule
{
    private readonly Func<Tensor, Tensor, Tensor, Tensor> each;
    private readonly Tensor constant;

    public StatelessRule(Func<Tensor, Tensor, Tensor, Tensor> each, ImmutableArray<double> constant = default)
    {
        this.each = each;
        this.constant = Hold(constant.IsDefault ? [] : constant); // [k]
    }

    /// <summary>Cross-entropy with class weights.</summary>
    public static StatelessRule Weighted(ImmutableArray<double> weights, WeightNorm norm) =>
        new((logits, labels, _) => SampleLosses.CrossEntropy(logits, labels), weights, norm);

    /// <summary>A loss of sigmoids, given question by question, on one-hot targets.</summary>
    public static StatelessRule Sigmoid(Func<Tensor, Tensor, Tensor, Tensor> elements, ImmutableArray<double> constant, SigmoidNorm norm) =>
        new((logits, labels, held) => elements(logits, SampleLosses.OneHot(labels, logits), held).sum(1), constant)
        {
            // One positive a sample.
            Divisor = norm switch
            {
                SigmoidNorm.Positives => LossDivisor.Samples,
                SigmoidNorm.Elements => LossDivisor.Elements,
                _ => LossDivisor.One,
            },
        };

    public override Tensor Each(Tensor logits, Tensor labels) => each(logits, labels, constant); // [n]

    private StatelessRule(Func<Tensor, Tensor, Tensor, Tensor> each, ImmutableArray<double> weights, WeightNorm norm)
        : this(each, weights)
    {
        Weights = constant;
        Divisor = norm == WeightNorm.BatchWeightSum ? LossDivisor.WeightSum : LossDivisor.Samples;
    }
}
