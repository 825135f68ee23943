namespace Ballast.Experiments;

/// <summary>The words for what can be done to a finished run.</summary>
public static class AdjustmentChoices
{
    /// <summary>The methods by their names on the command line, which are those of their folders.</summary>
    public static Choices<AdjustmentMethod> Methods { get; } = new(
        "adjustment",
        ("retrain", AdjustmentMethod.Retrain),
        ("crt", AdjustmentMethod.ClassifierRetraining),
        ("lws", AdjustmentMethod.LearnableScales),
        ("tau_norm", AdjustmentMethod.TauNormalization),
        ("ncm", AdjustmentMethod.NearestClassMean),
        ("feature_smote", AdjustmentMethod.FeatureSmote),
        ("feature_adasyn", AdjustmentMethod.FeatureAdasyn),
        ("logit_adjustment", AdjustmentMethod.LogitAdjustment),
        ("thresholds", AdjustmentMethod.Thresholds),
        ("prior_correction", AdjustmentMethod.PriorCorrection),
        ("temperature", AdjustmentMethod.Temperature),
        ("vector_scaling", AdjustmentMethod.VectorScaling));

    /// <summary>What people call a method.</summary>
    /// <param name="method">The method.</param>
    public static string TitleOf(AdjustmentMethod method) => method switch
    {
        AdjustmentMethod.Retrain => "classifier retrained, not balanced",
        AdjustmentMethod.ClassifierRetraining => "cRT",
        AdjustmentMethod.LearnableScales => "LWS",
        AdjustmentMethod.TauNormalization => "τ-normalisation",
        AdjustmentMethod.NearestClassMean => "nearest class mean",
        AdjustmentMethod.FeatureSmote => "feature-space SMOTE",
        AdjustmentMethod.FeatureAdasyn => "feature-space ADASYN",
        AdjustmentMethod.LogitAdjustment => "logit adjustment",
        AdjustmentMethod.Thresholds => "threshold moving",
        AdjustmentMethod.PriorCorrection => "prior correction",
        AdjustmentMethod.Temperature => "temperature scaling",
        AdjustmentMethod.VectorScaling => "vector scaling",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "There is no such method."),
    };

    /// <summary>Whether a method needs the images again; the others work on the predictions that the run kept.</summary>
    /// <param name="method">The method.</param>
    public static bool NeedsImages(AdjustmentMethod method) => method <= AdjustmentMethod.FeatureAdasyn;
}
