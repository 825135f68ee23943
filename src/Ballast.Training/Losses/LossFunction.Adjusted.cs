using System.Text.Json.Nodes;
using Ballast.Core;

namespace Ballast.Training;

public abstract partial record LossFunction
{
    /// <summary>LDAM: cross-entropy of s · (cos − m_y), where rare classes have the larger margins m_c ∝ n_c^(−1/4).</summary>
    /// <remarks>
    /// Cao et al. 2019, arXiv:1906.07413, section 3.2. It needs a cosine classifier: <see cref="HeadFor"/>. That layer's logits are s · cos, without margins, so that their softmax gives
    /// probabilities and the loss only takes s · m_y away. Usually inside <see cref="Deferred"/>.
    /// </remarks>
    public sealed record LabelDistributionAwareMargin : LossFunction
    {
        /// <summary>The margin of the rarest class, 0 or more; default 0.5.</summary>
        /// <exception cref="BallastException">Negative or not finite.</exception>
        public double LargestMargin { get; init => field = LossLimits.NotNegative(value, "The largest margin", "0.5"); } = 0.5;

        /// <summary>The factor s of the cosines, above 0; default 30.</summary>
        /// <exception cref="BallastException">Not above 0, or not finite.</exception>
        public double Scale { get; init => field = LossLimits.Positive(value, "The scale of cosines", "30"); } = 30;

        internal override bool AcceptsClassWeights => true;

        /// <inheritdoc/>
        public override ClassifierHead HeadFor(int classes) => new ClassifierHead.Cosine { Scale = Scale };

        internal override JsonObject Describe() => Json("ldam", ("largest_margin", LargestMargin), ("scale", Scale));

        internal override LossRule Bind(ClassCounts counts, uint seed) => new StatelessRule(SampleLosses.Margin, [.. ClassTerms.Margins(counts, LargestMargin).Select(margin => margin * Scale)]);
    }

    /// <summary>Balanced softmax: cross-entropy of z + log n_c in training; predictions take z.</summary>
    /// <remarks>Ren et al. 2020, arXiv:2007.10740, section 3.1.</remarks>
    public sealed record BalancedSoftmax : LossFunction
    {
        internal override bool AcceptsClassWeights => true;

        internal override JsonObject Describe() => Json("balanced_softmax");

        internal override LossRule Bind(ClassCounts counts, uint seed) => new StatelessRule(SampleLosses.Shifted, [.. counts.Counts.Select(count => Math.Log(Math.Max(count, 1)))]);
    }

    /// <summary>Logit adjustment: cross-entropy of z + τ · log π_c in training; predictions take z.</summary>
    /// <remarks>Menon et al. 2021, arXiv:2007.07314, section 5.2.</remarks>
    public sealed record LogitAdjustment : LossFunction
    {
        /// <summary>The strength τ, 0 or more; default 1. 0 is cross-entropy.</summary>
        /// <exception cref="BallastException">Negative or not finite.</exception>
        public double Tau { get; init => field = LossLimits.NotNegative(value, "Tau of the logit adjustment", "1"); } = 1;

        internal override bool AcceptsClassWeights => true;

        internal override JsonObject Describe() => Json("logit_adjustment", ("tau", Tau));

        internal override LossRule Bind(ClassCounts counts, uint seed) => new StatelessRule(SampleLosses.Shifted, [.. ClassTerms.LogPriors(counts).Select(prior => prior * Tau)]);
    }

    /// <summary>Class-dependent temperatures (CDT): cross-entropy of z_c · (n_c / n_max)^γ in training; predictions take z.</summary>
    /// <remarks>Ye et al. 2020, arXiv:2001.01385, section 4.</remarks>
    public sealed record ClassDependentTemperatures : LossFunction
    {
        /// <summary>The exponent γ, 0 or more; default 0.2. 0 is cross-entropy; the authors search 0 … 0.4 for ten classes, 0 … 0.2 for a hundred.</summary>
        /// <exception cref="BallastException">Negative or not finite.</exception>
        public double Gamma { get; init => field = LossLimits.NotNegative(value, "The exponent gamma of temperatures", "0.2"); } = 0.2;

        internal override bool AcceptsClassWeights => true;

        internal override JsonObject Describe() => Json("class_dependent_temperatures", ("gamma", Gamma));

        internal override LossRule Bind(ClassCounts counts, uint seed) => new StatelessRule(SampleLosses.Scaled, ClassTerms.InverseTemperatures(counts, Gamma));
    }

    /// <summary>Seesaw: the push of frequent classes against rarer ones is weakened, that against classes which win wrongly strengthened; see <see cref="AdjustedLosses.Seesaw"/>.</summary>
    /// <remarks>
    /// Wang et al. 2021, doi:10.1109/CVPR46437.2021.00957, section 3, without the separate question whether there is an object at all. The counts begin at 0 and grow with what training shows, the
    /// batch at hand included; they are state of the run.
    /// </remarks>
    public sealed record Seesaw : LossFunction
    {
        /// <summary>The exponent p of mitigation by counts, 0 or more; default 0.8.</summary>
        /// <exception cref="BallastException">Negative or not finite.</exception>
        public double MitigationExponent { get; init => field = LossLimits.NotNegative(value, "The mitigation exponent p of seesaw", "0.8"); } = 0.8;

        /// <summary>The exponent q of compensation by scores, 0 or more; default 2.</summary>
        /// <exception cref="BallastException">Negative or not finite.</exception>
        public double CompensationExponent { get; init => field = LossLimits.NotNegative(value, "The compensation exponent q of seesaw", "2"); } = 2;

        /// <summary>The least that the true class's probability counts as in the compensation, above 0; default 0.01.</summary>
        /// <exception cref="BallastException">Not above 0, or not finite.</exception>
        public double SmallestScore { get; init => field = LossLimits.Positive(value, "The smallest score of seesaw", "0.01"); } = 0.01;

        internal override bool AcceptsClassWeights => true;

        internal override JsonObject Describe() =>
            Json("seesaw", ("mitigation_exponent", MitigationExponent), ("compensation_exponent", CompensationExponent), ("smallest_score", SmallestScore));

        internal override LossRule Bind(ClassCounts counts, uint seed) => new SeesawRule(this, counts.Classes);
    }

    /// <summary>Softmax equalization (SEQL): classes below a share of the samples are left out of the softmax of other classes' samples, with a probability.</summary>
    /// <remarks>
    /// Tan et al. 2020, doi:10.1109/CVPR42600.2020.01168, section 3.4. Drawn for each sample and class from the seed and the number of the batch; that number is state of the run. Judging draws nothing:
    /// a class counts there with its expected weight 1 − γ.
    /// </remarks>
    public sealed record SoftmaxEqualization : LossFunction
    {
        /// <summary>λ: classes whose share of the training part is below it are rare, 0 … 1; default 0.00176, that of LVIS. Raise it where there are few classes, or none is rare.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public double RareShare { get; init => field = LossLimits.Share(value, "The share below which a class is rare", "0.00176"); } = 1.76e-3;

        /// <summary>γ: the probability that a rare class is left out, 0 … 1; default 0.9.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public double LeaveOutProbability { get; init => field = LossLimits.Share(value, "The probability that a rare class is left out", "0.9"); } = 0.9;

        internal override bool AcceptsClassWeights => true;

        internal override JsonObject Describe() => Json("softmax_equalization", ("rare_share", RareShare), ("leave_out_probability", LeaveOutProbability));

        internal override LossRule Bind(ClassCounts counts, uint seed) => new SoftmaxEqualizationRule(this, counts, seed);
    }
}
