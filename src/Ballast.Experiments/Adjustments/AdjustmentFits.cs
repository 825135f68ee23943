namespace Ballast.Experiments;

/// <summary>Which code a method is.</summary>
internal static class AdjustmentFits
{
    public static AdjustmentFit Of(AdjustmentMethod method, AdjustmentContext context) => method switch
    {
        AdjustmentMethod.Retrain => HeadFits.Retrain(context),
        AdjustmentMethod.ClassifierRetraining => HeadFits.ClassifierRetraining(context),
        AdjustmentMethod.LearnableScales => HeadFits.LearnableScales(context),
        AdjustmentMethod.TauNormalization => HeadFits.TauNormalization(context),
        AdjustmentMethod.NearestClassMean => HeadFits.NearestClassMean(context),
        AdjustmentMethod.FeatureSmote => HeadFits.Smote(context),
        AdjustmentMethod.FeatureAdasyn => HeadFits.Adasyn(context),
        AdjustmentMethod.LogitAdjustment => CorrectionFits.LogitAdjustment(context),
        AdjustmentMethod.Thresholds => CorrectionFits.Thresholds(context),
        AdjustmentMethod.PriorCorrection => CorrectionFits.PriorCorrection(context),
        AdjustmentMethod.Temperature => CorrectionFits.Temperature(context),
        AdjustmentMethod.VectorScaling => CorrectionFits.VectorScaling(context),
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "There is no such method."),
    };
}
