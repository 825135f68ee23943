namespace Ballast.Experiments;

/// <summary>A family of experiments of the suite.</summary>
public enum ExperimentGroup
{
    /// <summary>Doing nothing: what every technique is measured against.</summary>
    Baseline,

    /// <summary>Random over-sampling, SMOTE, ADASYN.</summary>
    Resampling,

    /// <summary>Offline augmentation.</summary>
    Augmentation,

    /// <summary>Focal loss alone.</summary>
    LossFunction,

    /// <summary>A resampling or augmentation technique with focal loss.</summary>
    Combined,

    /// <summary>Losses made for long tails.</summary>
    Losses,

    /// <summary>Batch samplers, which draw each epoch anew.</summary>
    Samplers,

    /// <summary>Images mixed with one another.</summary>
    Mixing,

    /// <summary>Adjustments of a finished run that leave its backbone as it is.</summary>
    TwoStage,

    /// <summary>Class weights, and as many steps without balancing: outside the eight experiments, because every comparison needs them.</summary>
    Reference,

    /// <summary>Techniques that run only when they are named.</summary>
    Extra,
}
