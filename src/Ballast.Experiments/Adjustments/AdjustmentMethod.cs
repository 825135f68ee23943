namespace Ballast.Experiments;

/// <summary>What can be done to a finished run without training its network again.</summary>
public enum AdjustmentMethod
{
    /// <summary>The classifier retrained on frozen features as they are: tells retraining from balancing.</summary>
    Retrain,

    /// <summary>cRT: the classifier retrained on frozen features with class-aware sampling.</summary>
    ClassifierRetraining,

    /// <summary>LWS: one learned factor a class for the scores.</summary>
    LearnableScales,

    /// <summary>τ-normalisation: scores divided by the length of their weights to the power τ.</summary>
    TauNormalization,

    /// <summary>NCM: the nearest class mean of the features.</summary>
    NearestClassMean,

    /// <summary>The classifier retrained on features balanced by SMOTE.</summary>
    FeatureSmote,

    /// <summary>The classifier retrained on features balanced by ADASYN.</summary>
    FeatureAdasyn,

    /// <summary>Post-hoc logit adjustment: training shares taken out of the probabilities.</summary>
    LogitAdjustment,

    /// <summary>Threshold moving: one multiplier a class, the best for macro-F1.</summary>
    Thresholds,

    /// <summary>Prior correction: probabilities for the class shares of the test part, given or estimated.</summary>
    PriorCorrection,

    /// <summary>Temperature scaling: one number that makes confidence honest.</summary>
    Temperature,

    /// <summary>Vector scaling: a scale and a bias a class that make probabilities honest.</summary>
    VectorScaling,
}
