using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Training;

namespace Ballast.Experiments;

/// <summary>The experiments that can run: the suite's eight in five groups, references, and groups and extras that run when they are named.</summary>
public static class ExperimentCatalog
{
    /// <summary>Doing nothing.</summary>
    public static Experiment Baseline { get; } = new("baseline", "Baseline (nothing)", ExperimentGroup.Baseline, BalancingTechnique.None, new LossFunction.CrossEntropy());

    private static Experiment LongestBaseline { get; } =
        new("longest_baseline", "As many steps as offline augmentation, not balanced", ExperimentGroup.Reference, BalancingTechnique.RepeatAllToFloor, new LossFunction.CrossEntropy());

    /// <summary>Every experiment, in the order of running.</summary>
    public static ImmutableArray<Experiment> All { get; } =
    [
        Baseline,
        new("class_weights", "Class weights", ExperimentGroup.Reference, BalancingTechnique.None, new LossFunction.WeightedCrossEntropy()),
        new("longer_baseline", "As many steps, not balanced", ExperimentGroup.Reference, BalancingTechnique.RepeatAll, new LossFunction.CrossEntropy()),
        LongestBaseline,
        new("random_oversampling", "Random over-sampling", ExperimentGroup.Resampling, BalancingTechnique.RandomOversampling, new LossFunction.CrossEntropy()),
        new("smote", "SMOTE", ExperimentGroup.Resampling, BalancingTechnique.Smote, new LossFunction.CrossEntropy()),
        new("adasyn", "ADASYN", ExperimentGroup.Resampling, BalancingTechnique.Adasyn, new LossFunction.CrossEntropy()),
        new("offline_augmentation", "Offline augmentation", ExperimentGroup.Augmentation, BalancingTechnique.OfflineAugmentation, new LossFunction.CrossEntropy()),
        new("focal_loss", "Focal loss", ExperimentGroup.LossFunction, BalancingTechnique.None, new LossFunction.Focal()),
        new("smote_focal_loss", "SMOTE + focal loss", ExperimentGroup.Combined, BalancingTechnique.Smote, new LossFunction.Focal()),
        new("offline_augmentation_focal_loss", "Offline augmentation + focal loss", ExperimentGroup.Combined, BalancingTechnique.OfflineAugmentation, new LossFunction.Focal()),
        new("random_undersampling", "Random under-sampling", ExperimentGroup.Extra, BalancingTechnique.RandomUndersampling, new LossFunction.CrossEntropy()),
        new("random_oversampling_focal_loss", "Random over-sampling + focal loss", ExperimentGroup.Extra, BalancingTechnique.RandomOversampling, new LossFunction.Focal()),
        new("adasyn_focal_loss", "ADASYN + focal loss", ExperimentGroup.Extra, BalancingTechnique.Adasyn, new LossFunction.Focal()),
        .. LossRecipes.All.Help.Select(help => LossRecipes.All.Parse(help.Name)).Where(IsInSuites).Select(loss => Baseline with
        {
            Name = LossRecipes.All.NameOf(loss), Title = LossRecipes.All.TitleOf(loss), Group = ExperimentGroup.Losses, Loss = loss,
        }),
        Baseline with { Name = "ldam_drw", Title = "LDAM + deferred re-weighting", Group = ExperimentGroup.Losses, Loss = new LossFunction.Deferred { Inner = new LossFunction.LabelDistributionAwareMargin() } },
        .. SamplerRecipes.All.Help.Skip(1).Select(help => SamplerRecipes.All.Parse(help.Name)).Where(sampler => sampler is not BatchSampling.BackgroundRatio).Select(sampler => Baseline with
        {
            Name = NameOfSampling(SamplerRecipes.All.NameOf(sampler)), Title = SamplerRecipes.All.TitleOf(sampler), Group = ExperimentGroup.Samplers, Sampler = sampler,
        }),
        .. MixingRecipes.All.Help.Skip(1).Select(help => MixingRecipes.All.Parse(help.Name)).Select(mixing => Baseline with
        {
            Name = MixingRecipes.All.NameOf(mixing), Title = MixingRecipes.All.TitleOf(mixing), Group = ExperimentGroup.Mixing, Mixing = mixing,
        }),
        .. AdjustmentChoices.Methods.Values.Select(Adjusted),
    ];

    /// <summary>What a suite runs when nothing is named: the eight experiments, class weights, and the controls that train as long without balancing.</summary>
    public static ImmutableArray<Experiment> Suite { get; } = [.. All.Where(experiment => experiment.Group <= ExperimentGroup.Combined || experiment.Group == ExperimentGroup.Reference)];

    /// <summary>The suite for a dataset: the second control only where offline augmentation makes epochs longer than over-sampling does.</summary>
    /// <param name="largestClass">The training images of the largest class.</param>
    /// <param name="floor">The count that offline augmentation brings each class to at least.</param>
    public static ImmutableArray<Experiment> SuiteFor(int largestClass, int floor) =>
        ControlLength.IsAbout(Math.Max(floor, largestClass), largestClass) ? Suite.Remove(LongestBaseline) : Suite;

    /// <summary>The experiments of one group, with the baseline first: a technique alone says nothing.</summary>
    /// <param name="group">The group.</param>
    public static ImmutableArray<Experiment> OfGroup(ExperimentGroup group) => [.. All.Where(experiment => experiment.Group == group || experiment == Baseline)];

    /// <summary>Experiments by name, in the order of running, and no others; those of no catalogue come last.</summary>
    /// <param name="names">Names as <see cref="Experiment.Name"/>, or recipes such as <c>loss=focal_loss:gamma=3</c> and <c>technique=smote+loss=focal_loss</c>.</param>
    /// <exception cref="BallastException">A name is unknown.</exception>
    public static ImmutableArray<Experiment> Named(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        Experiment[] wanted = [.. Whole(names).Select(Find).Distinct()];
        return [.. All.Where(wanted.Contains), .. wanted.Where(experiment => !All.Contains(experiment))];
    }

    /// <summary>The experiment of a name or of a recipe.</summary>
    internal static Experiment Find(string text) => AdHocExperiment.IsOne(text) ? AdHocExperiment.Parse(text) : RunChoices.Experiments.Parse(text);

    /// <summary>Puts together what a list separated by commas took apart: <c>loss=focal_loss:gamma=3,alpha=none</c> is one.</summary>
    private static List<string> Whole(IEnumerable<string> names)
    {
        var whole = new List<string>();
        foreach (string name in names)
        {
            if (whole.Count > 0 && name.Contains('=', StringComparison.Ordinal) && !AdHocExperiment.IsOne(name)) whole[^1] += "," + name;
            else whole.Add(name);
        }

        return whole;
    }

    /// <summary>Whether a loss is a row of its own: not one that the suite has already, and none that needs to know which class is the background.</summary>
    private static bool IsInSuites(LossFunction loss) =>
        loss is not (LossFunction.CrossEntropy or LossFunction.WeightedCrossEntropy or LossFunction.Focal or LossFunction.HardNegatives);

    private static string NameOfSampling(string sampler) => sampler.EndsWith("sampling", StringComparison.Ordinal) ? sampler : sampler + "_sampling";

    private static Experiment Adjusted(AdjustmentMethod method) => Baseline with
    {
        Name = AdjustmentChoices.Methods.NameOf(method), Title = $"Baseline + {AdjustmentChoices.TitleOf(method)}", Group = ExperimentGroup.TwoStage, Adjustment = method,
    };
}
