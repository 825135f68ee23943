using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ballast.Training;

internal static class LossFunctionJson
{
    /// <summary>The name of a loss and every setting, in lower case with underscores.</summary>
    public static JsonObject Format(LossFunction loss) => loss switch
    {
        LossFunction.CrossEntropy => Json("cross_entropy"),
        LossFunction.WeightedCrossEntropy it => Json("weighted_cross_entropy", ("norm", Lower(it.Norm))),
        LossFunction.SmoothedInverseFrequency it => Json("smoothed_inverse_frequency", ("gamma", it.Gamma), ("norm", Lower(it.Norm))),
        LossFunction.ClassBalanced it => Json("class_balanced", ("beta", it.Beta), ("norm", Lower(it.Norm))),
        LossFunction.Deferred it => Json("deferred", ("from_epoch", it.FromEpoch), ("from_share", it.FromShare), ("beta", it.Beta), ("inner", Format(it.Inner))),
        LossFunction.Focal it => Json("focal_loss", ("gamma", it.Gamma), ("alpha", Lower(it.Alpha))),
        LossFunction.LabelSmoothing it => Json("label_smoothing", ("epsilon", it.Epsilon)),
        LossFunction.LabelAwareSmoothing it => Json("label_aware_smoothing", ("head", it.Head), ("tail", it.Tail)),
        LossFunction.AsymmetricSoftmax it => Json("asymmetric_softmax", ("gamma_positive", it.GammaPositive), ("gamma_negative", it.GammaNegative), ("epsilon", it.Epsilon)),
        LossFunction.OnlineHardExamples it => Json("online_hard_examples", ("keep_share", it.KeepShare)),
        LossFunction.HardNegatives it => Json("hard_negatives", ("negative_label", it.NegativeLabel), ("negatives_per_positive", it.NegativesPerPositive)),
        LossFunction.LabelDistributionAwareMargin it => Json("ldam", ("largest_margin", it.LargestMargin), ("scale", it.Scale)),
        LossFunction.BalancedSoftmax => Json("balanced_softmax"),
        LossFunction.LogitAdjustment it => Json("logit_adjustment", ("tau", it.Tau)),
        LossFunction.ClassDependentTemperatures it => Json("class_dependent_temperatures", ("gamma", it.Gamma)),
        LossFunction.Seesaw it => Json("seesaw", ("mitigation_exponent", it.MitigationExponent), ("compensation_exponent", it.CompensationExponent), ("smallest_score", it.SmallestScore)),
        LossFunction.SoftmaxEqualization it => Json("softmax_equalization", ("rare_share", it.RareShare), ("leave_out_probability", it.LeaveOutProbability)),
        LossFunction.BinaryCrossEntropy it => Json("binary_cross_entropy", ("positive_weight", Lower(it.PositiveWeight)), ("norm", Lower(it.Norm))),
        LossFunction.ClassBalancedSigmoid it => Json("class_balanced_sigmoid", ("beta", it.Beta), ("norm", Lower(it.Norm))),
        LossFunction.FocalSigmoid it => Json("focal_sigmoid", ("alpha", it.Alpha), ("gamma", it.Gamma), ("norm", Lower(it.Norm))),
        LossFunction.Asymmetric it => Json("asymmetric", ("gamma_positive", it.GammaPositive), ("gamma_negative", it.GammaNegative), ("margin", it.Margin), ("norm", Lower(it.Norm))),
        LossFunction.Varifocal it => Json("varifocal", ("alpha", it.Alpha), ("gamma", it.Gamma), ("norm", Lower(it.Norm))),
        LossFunction.QualityFocal it => Json("quality_focal", ("beta", it.Beta), ("norm", Lower(it.Norm))),
        LossFunction.EqualizationV2 it => Json("equalization_v2", ("gamma", it.Gamma), ("mu", it.Mu), ("alpha", it.Alpha)),
        _ => throw new UnreachableException(loss.GetType().Name),
    };

    private static JsonObject Json(string name, params (string Name, JsonNode? Value)[] settings)
    {
        JsonObject json = new() { ["name"] = name };
        foreach ((string setting, JsonNode? value) in settings) json[setting] = value;
        return json;
    }

    private static string Lower<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
