using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Training;

public abstract partial record LossFunction
{
    /// <summary>Focal loss: mean of α_y · (1 − p_y)^γ · (−log p_y), which lets well-classified samples count less.</summary>
    /// <remarks>
    /// Lin et al. 2017, "Focal loss for dense object detection", doi:10.1109/ICCV.2017.324, section 3, in its softmax form. The factor (1 − p_y)^γ is taken from the
    /// unweighted p_y.
    /// </remarks>
    public sealed record Focal : LossFunction
    {
        /// <summary>The exponent γ, 0 or more; default 2. 0 leaves cross-entropy times α.</summary>
        /// <exception cref="BallastException">Negative or not finite.</exception>
        public double Gamma { get; init => field = LossLimits.NotNegative(value, "The focal exponent gamma", "2"); } = 2;

        /// <summary>The factor α of each class; default <see cref="FocalAlpha.Balanced"/>.</summary>
        public FocalAlpha Alpha { get; init; } = FocalAlpha.Balanced;

        internal override bool AcceptsClassWeights => Alpha == FocalAlpha.None;

        internal override JsonObject Describe() => Json("focal_loss", ("gamma", Gamma), ("alpha", Lower(Alpha)));

        internal override LossRule Bind(ClassCounts counts, uint seed)
        {
            ImmutableArray<double> alpha = Alpha == FocalAlpha.Balanced ? ClassWeights.Balanced(counts) : [.. counts.Counts.Select(_ => 1.0)];
            return new StatelessRule((logits, labels, factors) => SampleLosses.Focal(logits, labels, Gamma, factors), alpha);
        }
    }

    /// <summary>Label smoothing: cross-entropy with the target (1 − ε) · one-hot + ε / K.</summary>
    /// <remarks>Szegedy et al. 2016, doi:10.1109/CVPR.2016.308, section 7.</remarks>
    public sealed record LabelSmoothing : LossFunction
    {
        /// <summary>The share ε that goes to all classes alike, 0 up to below 1; default 0.1.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public double Epsilon { get; init => field = LossLimits.Below1(value, "The smoothed share epsilon", "0.1"); } = 0.1;

        internal override bool AcceptsClassWeights => true;

        internal override JsonObject Describe() => Json("label_smoothing", ("epsilon", Epsilon));

        internal override LossRule Bind(ClassCounts counts, uint seed) => LabelAwareSmoothing.Bind([.. counts.Counts.Select(_ => Epsilon)]);
    }

    /// <summary>Label-aware smoothing: the more samples a class has, the more its target is smoothed.</summary>
    /// <remarks>
    /// Zhong et al. 2021, "Improving calibration for long-tailed recognition" (MiSLAS), doi:10.1109/CVPR46437.2021.01622, section 3.3, where it trains the second stage only.
    /// See <see cref="ClassTerms.Smoothing"/>.
    /// </remarks>
    public sealed record LabelAwareSmoothing : LossFunction
    {
        /// <summary>The smoothed share ε of the largest class, 0 up to below 1; default 0.3.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public double Head { get; init => field = LossLimits.Below1(value, "The smoothed share of the largest class", "0.3"); } = 0.3;

        /// <summary>The smoothed share ε of the smallest class, 0 up to below 1; default 0.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public double Tail { get; init => field = LossLimits.Below1(value, "The smoothed share of the smallest class", "0"); }

        internal override bool AcceptsClassWeights => true;

        internal override JsonObject Describe() => Json("label_aware_smoothing", ("head", Head), ("tail", Tail));

        internal override LossRule Bind(ClassCounts counts, uint seed) => Bind(ClassTerms.Smoothing(counts, Head, Tail));

        internal static LossRule Bind(ImmutableArray<double> epsilons) => new StatelessRule(
            (logits, labels, each) => SampleLosses.Smoothed(logits, labels, SampleLosses.Like(each, logits).index_select(0, labels)), epsilons);
    }

    /// <summary>The asymmetric loss of softmax: −Σ_j q_j f_j log p_j with f_y = (1 − p_y)^γ₊, f_j = p_j^γ₋ for j ≠ y and the smoothed target q.</summary>
    /// <remarks>The single-label form in the published code of Ridnik et al. 2021, doi:10.1109/ICCV48922.2021.00015.</remarks>
    public sealed record AsymmetricSoftmax : LossFunction
    {
        /// <summary>The exponent γ₊ of the true class, 0 or more; default 0.</summary>
        /// <exception cref="BallastException">Negative or not finite.</exception>
        public double GammaPositive { get; init => field = LossLimits.NotNegative(value, "The exponent gamma of positives", "0"); }

        /// <summary>The exponent γ₋ of all other classes, 0 or more; default 4.</summary>
        /// <exception cref="BallastException">Negative or not finite.</exception>
        public double GammaNegative { get; init => field = LossLimits.NotNegative(value, "The exponent gamma of negatives", "4"); } = 4;

        /// <summary>The smoothed share ε of the target, 0 up to below 1; default 0.1.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public double Epsilon { get; init => field = LossLimits.Below1(value, "The smoothed share epsilon", "0.1"); } = 0.1;

        internal override bool AcceptsClassWeights => true;

        internal override JsonObject Describe() => Json("asymmetric_softmax", ("gamma_positive", GammaPositive), ("gamma_negative", GammaNegative), ("epsilon", Epsilon));

        internal override LossRule Bind(ClassCounts counts, uint seed) => new StatelessRule((logits, labels, _) => SampleLosses.Asymmetric(logits, labels, this));
    }

    /// <summary>Online hard example mining: the mean of cross-entropy over the samples of a batch with the largest losses.</summary>
    /// <remarks>Shrivastava et al. 2016, doi:10.1109/CVPR.2016.89.</remarks>
    public sealed record OnlineHardExamples : LossFunction
    {
        /// <summary>The share of a batch that counts, above 0, 1 at most; default 0.7. Rounded down to whole samples, at least one.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public double KeepShare
        {
            get;
            init => field = value > 0 && value <= 1 ? value : throw new BallastException($"The share of hard examples is {value}; it must be above 0 and 1 at most. 0.7 is usual.");
        } = 0.7;

        internal override JsonObject Describe() => Json("online_hard_examples", ("keep_share", KeepShare));

        internal override LossRule Bind(ClassCounts counts, uint seed) => new SelectingRule((each, _) => HardExampleLosses.Hardest(each, KeepShare));
    }

    /// <summary>Cross-entropy of all positives and the hardest negatives, summed and divided by the number of positives (at least 1).</summary>
    /// <remarks>Liu et al. 2016 (SSD), doi:10.1007/978-3-319-46448-0_2, section 2.2. A mixed image is positive if either of its classes is.</remarks>
    public sealed record HardNegatives : LossFunction
    {
        /// <summary>The label of negatives (background), 0 or more; default 0.</summary>
        /// <exception cref="BallastException">Negative.</exception>
        public int NegativeLabel
        {
            get;
            init => field = value >= 0 ? value : throw new BallastException($"The label of negatives is {value}; it must be 0 or more.");
        }

        /// <summary>How many negatives count for each positive, above 0; default 3.</summary>
        /// <exception cref="BallastException">Not above 0, or not finite.</exception>
        public double NegativesPerPositive { get; init => field = LossLimits.Positive(value, "The number of negatives a positive", "3"); } = 3;

        internal override JsonObject Describe() => Json("hard_negatives", ("negative_label", NegativeLabel), ("negatives_per_positive", NegativesPerPositive));

        internal override LossRule Bind(ClassCounts counts, uint seed)
        {
            if (NegativeLabel >= counts.Classes) throw new BallastException($"The label of negatives is {NegativeLabel}, but there are {counts.Classes} classes, labelled from 0.");
            return new SelectingRule((each, targets) => HardExampleLosses.WithHardNegatives(each, SelectingRule.IsPositive(targets, NegativeLabel), NegativesPerPositive));
        }
    }
}
