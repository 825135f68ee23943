using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Experiments;

/// <summary>The experiments that can run: the suite's eight in five groups, two references, and extras by name.</summary>
public static class ExperimentCatalog
{
    /// <summary>Doing nothing.</summary>
    public static Experiment Baseline { get; } = new("baseline", "Baseline (nothing)", ExperimentGroup.Baseline, BalancingTechnique.None, TrainingLoss.CrossEntropy);

    private static Experiment LongestBaseline { get; } =
        new("longest_baseline", "As many steps as offline augmentation, not balanced", ExperimentGroup.Reference, BalancingTechnique.RepeatAllToFloor, TrainingLoss.CrossEntropy);

    /// <summary>Every experiment, in the order of running.</summary>
    public static ImmutableArray<Experiment> All { get; } =
    [
        Baseline,
        new("class_weights", "Class weights", ExperimentGroup.Reference, BalancingTechnique.None, TrainingLoss.WeightedCrossEntropy),
        new("longer_baseline", "As many steps, not balanced", ExperimentGroup.Reference, BalancingTechnique.RepeatAll, TrainingLoss.CrossEntropy),
        LongestBaseline,
        new("random_oversampling", "Random over-sampling", ExperimentGroup.Resampling, BalancingTechnique.RandomOversampling, TrainingLoss.CrossEntropy),
        new("smote", "SMOTE", ExperimentGroup.Resampling, BalancingTechnique.Smote, TrainingLoss.CrossEntropy),
        new("adasyn", "ADASYN", ExperimentGroup.Resampling, BalancingTechnique.Adasyn, TrainingLoss.CrossEntropy),
        new("offline_augmentation", "Offline augmentation", ExperimentGroup.Augmentation, BalancingTechnique.OfflineAugmentation, TrainingLoss.CrossEntropy),
        new("focal_loss", "Focal loss", ExperimentGroup.LossFunction, BalancingTechnique.None, TrainingLoss.FocalLoss),
        new("smote_focal_loss", "SMOTE + focal loss", ExperimentGroup.Combined, BalancingTechnique.Smote, TrainingLoss.FocalLoss),
        new("offline_augmentation_focal_loss", "Offline augmentation + focal loss", ExperimentGroup.Combined, BalancingTechnique.OfflineAugmentation, TrainingLoss.FocalLoss),
        new("random_undersampling", "Random under-sampling", ExperimentGroup.Extra, BalancingTechnique.RandomUndersampling, TrainingLoss.CrossEntropy),
        new("random_oversampling_focal_loss", "Random over-sampling + focal loss", ExperimentGroup.Extra, BalancingTechnique.RandomOversampling, TrainingLoss.FocalLoss),
        new("adasyn_focal_loss", "ADASYN + focal loss", ExperimentGroup.Extra, BalancingTechnique.Adasyn, TrainingLoss.FocalLoss),
    ];

    /// <summary>What a suite runs when nothing is named: the eight experiments, class weights, and the controls that train as long without balancing.</summary>
    public static ImmutableArray<Experiment> Suite { get; } = [.. All.Where(experiment => experiment.Group != ExperimentGroup.Extra)];

    /// <summary>The suite for a dataset: the second control only where offline augmentation makes epochs longer than over-sampling does.</summary>
    /// <param name="largestClass">The training images of the largest class.</param>
    /// <param name="floor">The count that offline augmentation brings each class to at least.</param>
    public static ImmutableArray<Experiment> SuiteFor(int largestClass, int floor) =>
        ControlLength.IsAbout(Math.Max(floor, largestClass), largestClass) ? Suite.Remove(LongestBaseline) : Suite;

    /// <summary>The experiments of one group, with the baseline first: a technique alone says nothing.</summary>
    /// <param name="group">The group.</param>
    public static ImmutableArray<Experiment> OfGroup(ExperimentGroup group) => [.. All.Where(experiment => experiment.Group == group || experiment == Baseline)];

    /// <summary>Experiments by name, in the order of running, and no others.</summary>
    /// <param name="names">Names as <see cref="Experiment.Name"/>.</param>
    /// <exception cref="BallastException">A name is unknown.</exception>
    public static ImmutableArray<Experiment> Named(IEnumerable<string> names)
    {
        HashSet<Experiment> wanted = [.. names.Select(RunChoices.Experiments.Parse)];
        return [.. All.Where(wanted.Contains)];
    }
}
