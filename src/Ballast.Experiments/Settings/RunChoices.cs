using Ballast.Training;

namespace Ballast.Experiments;

/// <summary>The words of the command line and of <c>config.json</c>, and the types they stand for.</summary>
public static class RunChoices
{
    /// <summary>Balancing techniques.</summary>
    public static Choices<BalancingTechnique> Techniques { get; } = new(
        "balancing technique",
        ("none", BalancingTechnique.None),
        ("random_oversampling", BalancingTechnique.RandomOversampling),
        ("random_undersampling", BalancingTechnique.RandomUndersampling),
        ("smote", BalancingTechnique.Smote),
        ("adasyn", BalancingTechnique.Adasyn),
        ("offline_augmentation", BalancingTechnique.OfflineAugmentation));

    /// <summary>Loss functions.</summary>
    public static Choices<TrainingLoss> Losses { get; } = new(
        "loss function",
        ("cross_entropy", TrainingLoss.CrossEntropy),
        ("weighted_cross_entropy", TrainingLoss.WeightedCrossEntropy),
        ("focal_loss", TrainingLoss.FocalLoss));

    /// <summary>Experiments of the suite, by name.</summary>
    public static Choices<Experiment> Experiments { get; } = new(
        "experiment", [.. ExperimentCatalog.All.Select(experiment => (experiment.Name, experiment))]);

    /// <summary>Groups of the suite.</summary>
    public static Choices<ExperimentGroup> Groups { get; } = new(
        "group",
        ("baseline", ExperimentGroup.Baseline),
        ("resampling", ExperimentGroup.Resampling),
        ("augmentation", ExperimentGroup.Augmentation),
        ("loss_function", ExperimentGroup.LossFunction),
        ("combined", ExperimentGroup.Combined),
        ("reference", ExperimentGroup.Reference));

    /// <summary>What a leak between parts does.</summary>
    public static Choices<LeakagePolicy> Leakage { get; } = new(
        "leakage policy",
        ("refuse", LeakagePolicy.Refuse),
        ("allow", LeakagePolicy.Allow));
}
