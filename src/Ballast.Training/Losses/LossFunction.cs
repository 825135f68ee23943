using System.Text.Json.Nodes;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Training;

/// <summary>What training makes small: one of the nested records, each with the defaults of its source.</summary>
/// <remarks>
/// Counts, shares and weights of classes come from the counts that training loads. The losses of sigmoids (binary cross-entropy, sigmoid focal, class-balanced sigmoid, asymmetric, varifocal,
/// quality focal, equalization v2) ask one binary question a class; here, with one class an image, their targets are one-hot, and predictions are still the class of the largest logit. Losses of
/// mixed images are those of both classes, weighed by their shares. Masks have losses of their own: <see cref="MaskLosses"/>.
/// </remarks>
public abstract record LossFunction
{
    private protected LossFunction()
    {
    }

    /// <summary>Whether <see cref="Deferred"/> can weigh the samples of this loss by their classes: so for losses that are a mean of softmax losses of samples.</summary>
    internal bool AcceptsClassWeights => this is CrossEntropy or Focal { Alpha: FocalAlpha.None } or LabelSmoothing or LabelAwareSmoothing or AsymmetricSoftmax
        or LabelDistributionAwareMargin or BalancedSoftmax or LogitAdjustment or ClassDependentTemperatures or Seesaw or SoftmaxEqualization;

    /// <summary>The classifier layer that the network needs for this loss.</summary>
    /// <param name="classes">The number of classes, 2 or more.</param>
    /// <returns>A cosine classifier for <see cref="LabelDistributionAwareMargin"/>, a linear one for all others; it begins with negative biases for losses of sigmoids.</returns>
    public ClassifierHead HeadFor(int classes) => this switch
    {
        Deferred deferred => deferred.Inner.HeadFor(classes),
        LabelDistributionAwareMargin ldam => new ClassifierHead.Cosine { Scale = ldam.Scale },
        BinaryCrossEntropy or ClassBalancedSigmoid or Asymmetric or EqualizationV2 => new ClassifierHead.Linear { Bias = ClassTerms.SigmoidBias(classes) },
        FocalSigmoid or Varifocal or QualityFocal => new ClassifierHead.Linear { Bias = ClassTerms.FocalBias() },
        _ => new ClassifierHead.Linear(),
    };

    /// <summary>Name and settings, in lower case with underscores.</summary>
    internal JsonObject Describe() => LossFunctionJson.Format(this);

    /// <summary>The loss on logits: mean of −log p of the true class.</summary>
    public sealed record CrossEntropy : LossFunction;

    /// <summary>Cross-entropy in which a sample of class c counts w_c = N / (K · n_c).</summary>
    /// <remarks>A class that training does not load weighs 0.</remarks>
    public sealed record WeightedCrossEntropy : LossFunction
    {
        /// <summary>What the weighted sum of a batch is divided by; default <see cref="Training.WeightNorm.BatchWeightSum"/>.</summary>
        public WeightNorm Norm { get; init; } = WeightNorm.BatchWeightSum;
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

        /// <summary>The first epoch, from 0, in which classes are weighed.</summary>
        internal int FirstEpoch(int epochs) => FromEpoch ?? (int)Math.Floor(FromShare * epochs + 1e-9);
    }

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
    }

    /// <summary>Label smoothing: cross-entropy with the target (1 − ε) · one-hot + ε / K.</summary>
    /// <remarks>Szegedy et al. 2016, doi:10.1109/CVPR.2016.308, section 7.</remarks>
    public sealed record LabelSmoothing : LossFunction
    {
        /// <summary>The share ε that goes to all classes alike, 0 up to below 1; default 0.1.</summary>
        /// <exception cref="BallastException">Out of range.</exception>
        public double Epsilon { get; init => field = LossLimits.Below1(value, "The smoothed share epsilon", "0.1"); } = 0.1;
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
    }

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
    }

    /// <summary>Balanced softmax: cross-entropy of z + log n_c in training; predictions take z.</summary>
    /// <remarks>Ren et al. 2020, arXiv:2007.10740, section 3.1.</remarks>
    public sealed record BalancedSoftmax : LossFunction;

    /// <summary>Logit adjustment: cross-entropy of z + τ · log π_c in training; predictions take z.</summary>
    /// <remarks>Menon et al. 2021, arXiv:2007.07314, section 5.2.</remarks>
    public sealed record LogitAdjustment : LossFunction
    {
        /// <summary>The strength τ, 0 or more; default 1. 0 is cross-entropy.</summary>
        /// <exception cref="BallastException">Negative or not finite.</exception>
        public double Tau { get; init => field = LossLimits.NotNegative(value, "Tau of the logit adjustment", "1"); } = 1;
    }

    /// <summary>Class-dependent temperatures (CDT): cross-entropy of z_c · (n_c / n_max)^γ in training; predictions take z.</summary>
    /// <remarks>Ye et al. 2020, arXiv:2001.01385, section 4.</remarks>
    public sealed record ClassDependentTemperatures : LossFunction
    {
        /// <summary>The exponent γ, 0 or more; default 0.2. 0 is cross-entropy; the authors search 0 … 0.4 for ten classes, 0 … 0.2 for a hundred.</summary>
        /// <exception cref="BallastException">Negative or not finite.</exception>
        public double Gamma { get; init => field = LossLimits.NotNegative(value, "The exponent gamma of temperatures", "0.2"); } = 0.2;
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
    }

    /// <summary>Binary cross-entropy of one question a class, with a factor for positives.</summary>
    public sealed record BinaryCrossEntropy : LossFunction
    {
        /// <summary>The factor of positives; default <see cref="Training.PositiveWeight.NegativesPerPositive"/>.</summary>
        public PositiveWeight PositiveWeight { get; init; } = PositiveWeight.NegativesPerPositive;

        /// <summary>What the sum is divided by; default <see cref="SigmoidNorm.Elements"/>.</summary>
        public SigmoidNorm Norm { get; init; } = SigmoidNorm.Elements;
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
    }
}
