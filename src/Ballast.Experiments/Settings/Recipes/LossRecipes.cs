using Ballast.Training;

namespace Ballast.Experiments;

/// <summary>Loss functions by name.</summary>
internal static class LossRecipes
{
    private const string Divisor = "what the sum of a batch is divided by";

    public static Recipes<LossFunction> All { get; } = new("loss function", [.. Softmax, .. Adjusted, .. Sigmoid]);

    private static Recipe<LossFunction>[] Softmax =>
    [
        new RecipeOf<LossFunction, LossFunction.CrossEntropy>("cross_entropy", "Cross-entropy", "mean of −log p of the true class, every image alike", new()),
        new RecipeOf<LossFunction, LossFunction.WeightedCrossEntropy>("weighted_cross_entropy", "Class weights", "cross-entropy with class weights N / (K · n_c)", new())
            .Word("norm", Divisor, loss => loss.Norm, (loss, value) => loss with { Norm = value }),
        new RecipeOf<LossFunction, LossFunction.SmoothedInverseFrequency>("smoothed_inverse_frequency", "Smoothed inverse frequency", "class weights (n_min / n_c)^gamma", new())
            .Number("gamma", "the exponent; 0.5 is the square root", loss => loss.Gamma, (loss, value) => loss with { Gamma = value })
            .Word("norm", Divisor, loss => loss.Norm, (loss, value) => loss with { Norm = value }),
        new RecipeOf<LossFunction, LossFunction.ClassBalanced>("class_balanced", "Class-balanced (effective number)", "class weights (1 − beta) / (1 − beta^n_c)", new())
            .Number("beta", "0 weighs nothing, near 1 by inverse frequency", loss => loss.Beta, (loss, value) => loss with { Beta = value })
            .Word("norm", Divisor, loss => loss.Norm, (loss, value) => loss with { Norm = value }),
        new RecipeOf<LossFunction, LossFunction.Deferred>("deferred", "Deferred re-weighting", "another loss, with effective-number weights in the last epochs (DRW)", new())
            .Part("inner", "the loss", () => All, (loss => loss.Inner, (loss, value) => loss with { Inner = value }))
            .WholeOrNone("from_epoch", "the first epoch with weights, from 0; none goes by from_share", loss => loss.FromEpoch, (loss, value) => loss with { FromEpoch = value })
            .Number("from_share", "the share of the epochs before the weights", loss => loss.FromShare, (loss, value) => loss with { FromShare = value })
            .Number("beta", "of the effective number", loss => loss.Beta, (loss, value) => loss with { Beta = value }),
        new RecipeOf<LossFunction, LossFunction.Focal>("focal_loss", "Focal loss", "well-classified images count less, by (1 − p)^gamma", new())
            .Number("gamma", "the exponent, 0 or more", loss => loss.Gamma, (loss, value) => loss with { Gamma = value })
            .Word("alpha", "the factor of each class", loss => loss.Alpha, (loss, value) => loss with { Alpha = value }),
        new RecipeOf<LossFunction, LossFunction.LabelSmoothing>("label_smoothing", "Label smoothing", "a share of each label spread over all classes", new())
            .Number("epsilon", "the share", loss => loss.Epsilon, (loss, value) => loss with { Epsilon = value }),
        new RecipeOf<LossFunction, LossFunction.LabelAwareSmoothing>("label_aware_smoothing", "Label-aware smoothing", "labels of frequent classes smoothed more (MiSLAS)", new())
            .Number("head", "the share of the largest class", loss => loss.Head, (loss, value) => loss with { Head = value })
            .Number("tail", "the share of the smallest class", loss => loss.Tail, (loss, value) => loss with { Tail = value }),
        new RecipeOf<LossFunction, LossFunction.AsymmetricSoftmax>("asymmetric_softmax", "Asymmetric (single label)", "easy negatives of a softmax count less", new())
            .Number("gamma_positive", "the exponent of the true class", loss => loss.GammaPositive, (loss, value) => loss with { GammaPositive = value })
            .Number("gamma_negative", "the exponent of the others", loss => loss.GammaNegative, (loss, value) => loss with { GammaNegative = value })
            .Number("epsilon", "the smoothed share", loss => loss.Epsilon, (loss, value) => loss with { Epsilon = value }),
        new RecipeOf<LossFunction, LossFunction.OnlineHardExamples>("ohem", "Online hard examples", "cross-entropy of the hardest images of a batch", new())
            .Number("keep", "the share that is kept", loss => loss.KeepShare, (loss, value) => loss with { KeepShare = value }),
        new RecipeOf<LossFunction, LossFunction.HardNegatives>("hard_negatives", "Hard negatives", "all positives, and the hardest negatives of a batch", new())
            .Whole("negative_label", "the class of negatives, from 0", loss => loss.NegativeLabel, (loss, value) => loss with { NegativeLabel = value })
            .Number("ratio", "negatives for each positive", loss => loss.NegativesPerPositive, (loss, value) => loss with { NegativesPerPositive = value }),
    ];

    private static Recipe<LossFunction>[] Adjusted =>
    [
        new RecipeOf<LossFunction, LossFunction.LabelDistributionAwareMargin>("ldam", "LDAM", "wider margins for rarer classes, on cosines", new())
            .Number("max_margin", "the margin of the rarest class", loss => loss.LargestMargin, (loss, value) => loss with { LargestMargin = value })
            .Number("scale", "the factor of the cosines", loss => loss.Scale, (loss, value) => loss with { Scale = value }),
        new RecipeOf<LossFunction, LossFunction.BalancedSoftmax>("balanced_softmax", "Balanced softmax", "log n_c added to the logits while training", new()),
        new RecipeOf<LossFunction, LossFunction.LogitAdjustment>("logit_adjusted", "Logit adjustment (loss)", "tau · log of the class share added to the logits while training", new())
            .Number("tau", "0 is cross-entropy, 1 balanced softmax", loss => loss.Tau, (loss, value) => loss with { Tau = value }),
        new RecipeOf<LossFunction, LossFunction.ClassDependentTemperatures>("cdt", "Class-dependent temperatures", "logits times (n_c / n_max)^gamma while training", new())
            .Number("gamma", "the exponent", loss => loss.Gamma, (loss, value) => loss with { Gamma = value }),
        new RecipeOf<LossFunction, LossFunction.Seesaw>("seesaw", "Seesaw", "frequent classes push rarer ones down less", new())
            .Number("p", "the exponent of mitigation", loss => loss.MitigationExponent, (loss, value) => loss with { MitigationExponent = value })
            .Number("q", "the exponent of compensation", loss => loss.CompensationExponent, (loss, value) => loss with { CompensationExponent = value })
            .Number("epsilon", "the smallest score", loss => loss.SmallestScore, (loss, value) => loss with { SmallestScore = value }),
        new RecipeOf<LossFunction, LossFunction.SoftmaxEqualization>("softmax_equalization", "Softmax equalization", "rare classes left out of the sum of others, by chance", new())
            .Number("rare_share", "the share of images below which a class is rare", loss => loss.RareShare, (loss, value) => loss with { RareShare = value })
            .Number("probability", "of leaving a rare class out", loss => loss.LeaveOutProbability, (loss, value) => loss with { LeaveOutProbability = value }),
    ];

    private static Recipe<LossFunction>[] Sigmoid =>
    [
        new RecipeOf<LossFunction, LossFunction.BinaryCrossEntropy>("binary_cross_entropy", "Binary cross-entropy", "one yes-or-no question a class, positives weighted", new())
            .Word("positive_weight", "the weight of positives", loss => loss.PositiveWeight, (loss, value) => loss with { PositiveWeight = value })
            .Word("norm", Divisor, loss => loss.Norm, (loss, value) => loss with { Norm = value }),
        new RecipeOf<LossFunction, LossFunction.ClassBalancedSigmoid>("class_balanced_sigmoid", "Class-balanced (sigmoid)", "effective-number weights on one question a class", new())
            .Number("beta", "of the effective number", loss => loss.Beta, (loss, value) => loss with { Beta = value })
            .Word("norm", Divisor, loss => loss.Norm, (loss, value) => loss with { Norm = value }),
        new RecipeOf<LossFunction, LossFunction.FocalSigmoid>("focal_sigmoid", "Focal loss (sigmoid)", "focal loss on one question a class (RetinaNet)", new())
            .Number("alpha", "the factor of positives; negatives have 1 − alpha", loss => loss.Alpha, (loss, value) => loss with { Alpha = value })
            .Number("gamma", "the exponent", loss => loss.Gamma, (loss, value) => loss with { Gamma = value })
            .Word("norm", Divisor, loss => loss.Norm, (loss, value) => loss with { Norm = value }),
        new RecipeOf<LossFunction, LossFunction.Asymmetric>("asymmetric", "Asymmetric (multi-label)", "easy negatives count less, the easiest nothing", new())
            .Number("gamma_positive", "the exponent of positives", loss => loss.GammaPositive, (loss, value) => loss with { GammaPositive = value })
            .Number("gamma_negative", "the exponent of negatives", loss => loss.GammaNegative, (loss, value) => loss with { GammaNegative = value })
            .Number("margin", "the probability below which negatives count nothing", loss => loss.Margin, (loss, value) => loss with { Margin = value })
            .Word("norm", Divisor, loss => loss.Norm, (loss, value) => loss with { Norm = value }),
        new RecipeOf<LossFunction, LossFunction.Varifocal>("varifocal", "Varifocal", "positives by their quality, negatives by p^gamma", new())
            .Number("alpha", "the factor of negatives", loss => loss.Alpha, (loss, value) => loss with { Alpha = value })
            .Number("gamma", "the exponent of negatives", loss => loss.Gamma, (loss, value) => loss with { Gamma = value })
            .Word("norm", Divisor, loss => loss.Norm, (loss, value) => loss with { Norm = value }),
        new RecipeOf<LossFunction, LossFunction.QualityFocal>("quality_focal", "Quality focal", "binary cross-entropy times |quality − p|^beta", new())
            .Number("beta", "the exponent", loss => loss.Beta, (loss, value) => loss with { Beta = value })
            .Word("norm", Divisor, loss => loss.Norm, (loss, value) => loss with { Norm = value }),
        new RecipeOf<LossFunction, LossFunction.EqualizationV2>("equalization_v2", "Equalization v2", "each class's positives and negatives weighed by the gradients they had", new())
            .Number("gamma", "the steepness", loss => loss.Gamma, (loss, value) => loss with { Gamma = value })
            .Number("mu", "the ratio in the middle", loss => loss.Mu, (loss, value) => loss with { Mu = value })
            .Number("alpha", "how much positives gain", loss => loss.Alpha, (loss, value) => loss with { Alpha = value }),
    ];
}
