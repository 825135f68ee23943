using System.Text.Json.Nodes;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Training;

public abstract partial record LossFunction
{
    /// <summary>Binary cross-entropy of one question a class, with a factor for positives.</summary>
    public sealed record BinaryCrossEntropy : LossFunction
    {
        /// <summary>The factor of positives; default <see cref="Training.PositiveWeight.NegativesPerPositive"/>.</summary>
        public PositiveWeight PositiveWeight { get; init; } = PositiveWeight.NegativesPerPositive;

        /// <summary>What the sum is divided by; default <see cref="SigmoidNorm.Elements"/>.</summary>
        public SigmoidNorm Norm { get; init; } = SigmoidNorm.Elements;

        /// <inheritdoc/>
        public override ClassifierHead HeadFor(int classes) => Sigmoids(classes);

        internal override JsonObject Describe() => Json("binary_cross_entropy", ("positive_weight", Lower(PositiveWeight)), ("norm", Lower(Norm)));

        internal override LossRule Bind(ClassCounts counts, uint seed) => StatelessRule.Sigmoid(
            ElementLosses.BinaryCrossEntropy, PositiveWeight == PositiveWeight.None ? [.. counts.Counts.Select(_ => 1.0)] : ClassWeights.NegativesPerPositive(counts), Norm);
    }

    /// <summary>Class-balanced sigmoid: binary cross-entropy of a sample's questions, weighed inversely to the effective number of its class.</summary>
    /// <remarks>Cui et al. 2019, doi:10.1109/CVPR.2019.00949, section 4.2.</remarks>
    public sealed record ClassBalancedSigmoid : LossFunction
    {
        /// <summary>β, 0 up to below 1; default 0.9999.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public double Beta { get; init => field = LossLimits.Below1(value, "Beta of the effective number", "0.9999"); } = 0.9999;

        /// <summary>What the sum is divided by; default <see cref="SigmoidNorm.Positives"/>.</summary>
        public SigmoidNorm Norm { get; init; } = SigmoidNorm.Positives;

        /// <inheritdoc/>
        public override ClassifierHead HeadFor(int classes) => Sigmoids(classes);

        internal override JsonObject Describe() => Json("class_balanced_sigmoid", ("beta", Beta), ("norm", Lower(Norm)));

        internal override LossRule Bind(ClassCounts counts, uint seed) => StatelessRule.Sigmoid(ElementLosses.ClassBalanced, ClassWeights.EffectiveNumber(counts, Beta), Norm);
    }

    /// <summary>Focal loss of sigmoids: α_t · (1 − p_t)^γ · (−log p_t), summed over the questions of all classes.</summary>
    /// <remarks>Lin et al. 2017, doi:10.1109/ICCV.2017.324, section 3.</remarks>
    public sealed record FocalSigmoid : LossFunction
    {
        /// <summary>The factor α of positives, 0 … 1; default 0.25; negatives have 1 − α.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public double Alpha { get; init => field = LossLimits.Share(value, "The factor alpha of positives", "0.25"); } = 0.25;

        /// <summary>The exponent γ, 0 or more; default 2.</summary>
        /// <exception cref="BallastException">Negative or not finite.</exception>
        public double Gamma { get; init => field = LossLimits.NotNegative(value, "The focal exponent gamma", "2"); } = 2;

        /// <summary>What the sum is divided by; default <see cref="SigmoidNorm.Positives"/>.</summary>
        public SigmoidNorm Norm { get; init; } = SigmoidNorm.Positives;

        /// <inheritdoc/>
        public override ClassifierHead HeadFor(int classes) => Detections();

        internal override JsonObject Describe() => Json("focal_sigmoid", ("alpha", Alpha), ("gamma", Gamma), ("norm", Lower(Norm)));

        internal override LossRule Bind(ClassCounts counts, uint seed) => StatelessRule.Sigmoid((logits, targets, _) => ElementLosses.Focal(logits, targets, Alpha, Gamma), default, Norm);
    }

    /// <summary>Asymmetric loss (ASL): −(1 − p)^γ₊ log p for positives, −p_m^γ₋ log(1 − p_m) with p_m = max(p − m, 0) for negatives.</summary>
    /// <remarks>Ridnik et al. 2021, doi:10.1109/ICCV48922.2021.00015; see <see cref="SigmoidLosses.Asymmetric"/>. The default sum grows with the batch, as the authors' learning rates expect.</remarks>
    public sealed record Asymmetric : LossFunction
    {
        /// <summary>The exponent γ₊ of positives, 0 or more; default 1.</summary>
        /// <exception cref="BallastException">Negative or not finite.</exception>
        public double GammaPositive { get; init => field = LossLimits.NotNegative(value, "The exponent gamma of positives", "1"); } = 1;

        /// <summary>The exponent γ₋ of negatives, 0 or more; default 4.</summary>
        /// <exception cref="BallastException">Negative or not finite.</exception>
        public double GammaNegative { get; init => field = LossLimits.NotNegative(value, "The exponent gamma of negatives", "4"); } = 4;

        /// <summary>The margin m by which the probability of negatives is lowered, 0 up to below 1; default 0.05.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public double Margin { get; init => field = LossLimits.Below1(value, "The margin of negatives", "0.05"); } = 0.05;

        /// <summary>What the sum is divided by; default <see cref="SigmoidNorm.Sum"/>.</summary>
        public SigmoidNorm Norm { get; init; } = SigmoidNorm.Sum;

        /// <inheritdoc/>
        public override ClassifierHead HeadFor(int classes) => Sigmoids(classes);

        internal override JsonObject Describe() =>
            Json("asymmetric", ("gamma_positive", GammaPositive), ("gamma_negative", GammaNegative), ("margin", Margin), ("norm", Lower(Norm)));

        internal override LossRule Bind(ClassCounts counts, uint seed) => StatelessRule.Sigmoid((logits, targets, _) => ElementLosses.Asymmetric(logits, targets, this), default, Norm);
    }

    /// <summary>Varifocal: BCE for positives (their quality is 1 here), α · p^γ · BCE for negatives.</summary>
    /// <remarks>Zhang et al. 2021, doi:10.1109/CVPR46437.2021.00841, section 3.2.</remarks>
    public sealed record Varifocal : LossFunction
    {
        /// <summary>The factor α of negatives, 0 or more; default 0.75.</summary>
        /// <exception cref="BallastException">Negative or not finite.</exception>
        public double Alpha { get; init => field = LossLimits.NotNegative(value, "The factor alpha of negatives", "0.75"); } = 0.75;

        /// <summary>The exponent γ of negatives, 0 or more; default 2.</summary>
        /// <exception cref="BallastException">Negative or not finite.</exception>
        public double Gamma { get; init => field = LossLimits.NotNegative(value, "The exponent gamma of negatives", "2"); } = 2;

        /// <summary>What the sum is divided by; default <see cref="SigmoidNorm.Positives"/>.</summary>
        public SigmoidNorm Norm { get; init; } = SigmoidNorm.Positives;

        /// <inheritdoc/>
        public override ClassifierHead HeadFor(int classes) => Detections();

        internal override JsonObject Describe() => Json("varifocal", ("alpha", Alpha), ("gamma", Gamma), ("norm", Lower(Norm)));

        internal override LossRule Bind(ClassCounts counts, uint seed) => StatelessRule.Sigmoid((logits, targets, _) => ElementLosses.Varifocal(logits, targets, Alpha, Gamma), default, Norm);
    }

    /// <summary>Quality focal: |q − p|^β · BCE(p, q); the quality q is 1 for positives and 0 for negatives here.</summary>
    /// <remarks>Li et al. 2020, arXiv:2006.04388, section 3.2.</remarks>
    public sealed record QualityFocal : LossFunction
    {
        /// <summary>The exponent β, 0 or more; default 2.</summary>
        /// <exception cref="BallastException">Negative or not finite.</exception>
        public double Beta { get; init => field = LossLimits.NotNegative(value, "The exponent beta", "2"); } = 2;

        /// <summary>What the sum is divided by; default <see cref="SigmoidNorm.Positives"/>.</summary>
        public SigmoidNorm Norm { get; init; } = SigmoidNorm.Positives;

        /// <inheritdoc/>
        public override ClassifierHead HeadFor(int classes) => Detections();

        internal override JsonObject Describe() => Json("quality_focal", ("beta", Beta), ("norm", Lower(Norm)));

        internal override LossRule Bind(ClassCounts counts, uint seed) => StatelessRule.Sigmoid((logits, targets, _) => ElementLosses.QualityFocal(logits, targets, Beta), default, Norm);
    }

    /// <summary>Equalization v2: binary cross-entropy in which each class's positives and negatives are weighed by how much gradient either had so far; see <see cref="SigmoidLosses.EqualizationV2"/>.</summary>
    /// <remarks>
    /// Tan et al. 2021, doi:10.1109/CVPR46437.2021.00173, section 4. The sums of gradients are state of the run; they grow after each training batch. A class without any has the ratio 100.
    /// </remarks>
    public sealed record EqualizationV2 : LossFunction
    {
        /// <summary>The steepness γ, 0 or more; default 12.</summary>
        /// <exception cref="BallastException">Negative or not finite.</exception>
        public double Gamma { get; init => field = LossLimits.NotNegative(value, "The steepness gamma", "12"); } = 12;

        /// <summary>The ratio μ of gradients at which negatives count half; default 0.8.</summary>
        /// <exception cref="BallastException">Not finite.</exception>
        public double Mu { get; init => field = LossLimits.Finite(value, "The ratio mu", "0.8"); } = 0.8;

        /// <summary>How much more, α, positives count at most, 0 or more; default 4.</summary>
        /// <exception cref="BallastException">Negative or not finite.</exception>
        public double Alpha { get; init => field = LossLimits.NotNegative(value, "The factor alpha", "4"); } = 4;

        /// <inheritdoc/>
        public override ClassifierHead HeadFor(int classes) => Sigmoids(classes);

        internal override JsonObject Describe() => Json("equalization_v2", ("gamma", Gamma), ("mu", Mu), ("alpha", Alpha));

        internal override LossRule Bind(ClassCounts counts, uint seed) => new EqualizationV2Rule(this, counts.Classes);
    }

    private static ClassifierHead.Linear Sigmoids(int classes) => new() { Bias = ClassTerms.SigmoidBias(classes) };

    private static ClassifierHead.Linear Detections() => new() { Bias = ClassTerms.FocalBias() };
}
