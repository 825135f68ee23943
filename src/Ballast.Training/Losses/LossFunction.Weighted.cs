using System.Text.Json.Nodes;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Training;

public abstract partial record LossFunction
{
    /// <summary>The loss on logits: mean of −log p of the true class.</summary>
    public sealed record CrossEntropy : LossFunction
    {
        internal override bool AcceptsClassWeights => true;

        internal override JsonObject Describe() => Json("cross_entropy");

        internal override LossRule Bind(ClassCounts counts, uint seed) => new StatelessRule((logits, labels, _) => SampleLosses.CrossEntropy(logits, labels));
    }

    /// <summary>Cross-entropy in which a sample of class c counts w_c = N / (K · n_c).</summary>
    /// <remarks>A class that training does not load weighs 0.</remarks>
    public sealed record WeightedCrossEntropy : LossFunction
    {
        /// <summary>What the weighted sum of a batch is divided by; default <see cref="Training.WeightNorm.BatchWeightSum"/>.</summary>
        public WeightNorm Norm { get; init; } = WeightNorm.BatchWeightSum;

        internal override JsonObject Describe() => Json("weighted_cross_entropy", ("norm", Lower(Norm)));

        internal override LossRule Bind(ClassCounts counts, uint seed) => StatelessRule.Weighted(ClassWeights.Balanced(counts), Norm);
    }

    /// <summary>Cross-entropy in which a sample of class c counts w_c = (n_min / n_c)^γ.</summary>
    /// <remarks>See <see cref="ClassWeights.SmoothedInverse"/>.</remarks>
    public sealed record SmoothedInverseFrequency : LossFunction
    {
        /// <summary>The exponent γ, 0 or more; default 1, inverse frequency. 0.5 is its square root, 0 is cross-entropy.</summary>
        /// <exception cref="BallastException">Negative or not finite.</exception>
        public double Gamma { get; init => field = LossLimits.NotNegative(value, "The exponent gamma of class weights", "1"); } = 1;

        /// <summary>What the weighted sum of a batch is divided by; default <see cref="Training.WeightNorm.BatchWeightSum"/>.</summary>
        public WeightNorm Norm { get; init; } = WeightNorm.BatchWeightSum;

        internal override JsonObject Describe() => Json("smoothed_inverse_frequency", ("gamma", Gamma), ("norm", Lower(Norm)));

        internal override LossRule Bind(ClassCounts counts, uint seed) => StatelessRule.Weighted(ClassWeights.SmoothedInverse(counts, Gamma), Norm);
    }

    /// <summary>Class-balanced softmax: cross-entropy in which a sample counts inversely to the effective number of samples of its class.</summary>
    /// <remarks>Cui et al. 2019, doi:10.1109/CVPR.2019.00949, section 4. See <see cref="ClassWeights.EffectiveNumber"/>.</remarks>
    public sealed record ClassBalanced : LossFunction
    {
        /// <summary>β, 0 up to below 1; default 0.9999. 0 is cross-entropy, near 1 inverse frequency; the paper also tries 0.9, 0.99 and 0.999.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public double Beta { get; init => field = LossLimits.Below1(value, "Beta of the effective number", "0.9999"); } = 0.9999;

        /// <summary>What the weighted sum of a batch is divided by; default <see cref="Training.WeightNorm.BatchSize"/>, as in the paper.</summary>
        public WeightNorm Norm { get; init; } = WeightNorm.BatchSize;

        internal override JsonObject Describe() => Json("class_balanced", ("beta", Beta), ("norm", Lower(Norm)));

        internal override LossRule Bind(ClassCounts counts, uint seed) => StatelessRule.Weighted(ClassWeights.EffectiveNumber(counts, Beta), Norm);
    }

    /// <summary>Re-weighting deferred (DRW): a loss as it is up to an epoch, from then on weighed by the effective number of each class.</summary>
    /// <remarks>
    /// Cao et al. 2019, arXiv:1906.07413, section 3.3. Weighted batches are divided by the sum of their weights, as in the authors' code. It goes around any loss that is a mean of softmax losses of
    /// samples, <see cref="LabelDistributionAwareMargin"/> above all.
    /// </remarks>
    public sealed record Deferred : LossFunction
    {
        /// <summary>The loss to weigh; default cross-entropy.</summary>
        /// <exception cref="BallastException">It has weights of its own, chooses samples, or is of sigmoids.</exception>
        public LossFunction Inner
        {
            get;
            init => field = value.AcceptsClassWeights
                ? value
                : throw new BallastException($"Re-weighting cannot be deferred around {value.Describe()["name"]}. It goes around softmax losses without class weights of their own, such as cross_entropy, ldam or balanced_softmax.");
        } = new CrossEntropy();

        /// <summary>The epoch from which classes are weighed, counted from 0; null (the default) takes <see cref="FromShare"/>.</summary>
        /// <exception cref="BallastException">Negative.</exception>
        public int? FromEpoch
        {
            get;
            init => field = value is null or >= 0 ? value : throw new BallastException($"The epoch to defer to is {value}; it must be 0 or more.");
        }

        /// <summary>The share of the epochs, rounded down, after which classes are weighed; 0 … 1; default 0.8, the paper's 160 of 200.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public double FromShare { get; init => field = LossLimits.Below1(value, "The share of epochs before re-weighting", "0.8"); } = 0.8;

        /// <summary>β of the effective number, 0 up to below 1; default 0.9999.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public double Beta { get; init => field = LossLimits.Below1(value, "Beta of the effective number", "0.9999"); } = 0.9999;

        /// <inheritdoc/>
        public override ClassifierHead HeadFor(int classes) => Inner.HeadFor(classes);

        /// <summary>The first epoch, from 0, in which classes are weighed.</summary>
        internal int FirstEpoch(int epochs) => FromEpoch ?? (int)Math.Floor(FromShare * epochs + 1e-9);

        internal override JsonObject Describe() => Json("deferred", ("from_epoch", FromEpoch), ("from_share", FromShare), ("beta", Beta), ("inner", Inner.Describe()));

        internal override LossRule Bind(ClassCounts counts, uint seed) => Inner.Bind(counts, seed);
    }
}
