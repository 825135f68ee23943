using Ballast.Core;
using Ballast.Training;

namespace Ballast.Experiments.Tests;

public sealed class ChoicesTests
{
    [Fact]
    public void Case_and_hyphens_do_not_matter()
    {
        Assert.Equal(BalancingTechnique.RandomOversampling, RunChoices.Techniques.Parse("Random-Oversampling"));
    }

    [Fact]
    public void An_unknown_name_lists_the_choices_and_the_nearest()
    {
        BallastException error = Assert.Throws<BallastException>(() => RunChoices.Monitors.Parse("macro_f"));
        Assert.Equal("There is no monitor 'macro_f'. Did you mean 'macro_f1'? Choices: macro_f1, val_acc, val_loss.", error.Message);
    }

    [Fact]
    public void Every_technique_group_and_policy_has_a_name()
    {
        Assert.Equal(Enum.GetValues<BalancingTechnique>(), RunChoices.Techniques.Values.Order());
        Assert.Equal(Enum.GetValues<LeakagePolicy>(), RunChoices.Leakage.Values.Order());
        Assert.Equal(Enum.GetValues<ExperimentGroup>(), RunChoices.Groups.Values.Order());
        Assert.Equal(Enum.GetValues<AdjustmentMethod>(), RunChoices.Adjustments.Values.Order());
        Assert.Equal(Enum.GetValues<TrainedLayers>(), RunChoices.TrainedLayers.Values.Order());
        Assert.Equal(Enum.GetValues<TrainingPrecision>(), RunChoices.Precisions.Values.Order());
        Assert.Equal(Enum.GetValues<TrainingDevice>(), RunChoices.Devices.Values.Order());
        Assert.Equal(NetworkName.All, RunChoices.Models.Values);
    }

    [Fact]
    public void Checkpoints_are_written_by_the_clock_by_steps_by_both_or_never()
    {
        Assert.Equal(new CheckpointInterval { EveryMinutes = 5 }, RunChoices.Checkpoints(5, null));
        Assert.Equal(new CheckpointInterval { EveryMinutes = null, EverySteps = 20 }, RunChoices.Checkpoints(0, 20));
        Assert.Equal(new CheckpointInterval { EveryMinutes = 0.5, EverySteps = 20 }, RunChoices.Checkpoints(0.5, 20));
        Assert.Null(RunChoices.Checkpoints(0, null));
        Assert.Null(RunChoices.Checkpoints(0, 0));
        Assert.Equal("A checkpoint every -1 minutes is not possible; it must be above 0. 5 is usual.", Assert.Throws<BallastException>(() => RunChoices.Checkpoints(-1, null)).Message);
    }

    [Fact]
    public void Every_name_parses_to_the_value_it_names()
    {
        foreach (BalancingTechnique technique in RunChoices.Techniques.Values)
            Assert.Equal(technique, RunChoices.Techniques.Parse(RunChoices.Techniques.NameOf(technique)));
    }
}
