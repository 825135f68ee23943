using Ballast.Core;
using Ballast.Training;

namespace Ballast.Experiments.Tests;

public sealed class AdHocExperimentTests
{
    [Fact]
    public void A_recipe_is_an_experiment_with_name_title_group_and_folder_of_its_own()
    {
        Experiment experiment = AdHocExperiment.Parse("loss=focal_loss:gamma=3");
        Assert.Equal("loss=focal_loss:gamma=3", experiment.Name);
        Assert.Equal("Focal loss (gamma 3)", experiment.Title);
        Assert.Equal(ExperimentGroup.Losses, experiment.Group);
        Assert.Equal("m_balance_baseline_focal_loss-gamma3", experiment.FolderFor("m"));
    }

    [Fact]
    public void Parts_are_joined_by_a_plus()
    {
        Experiment experiment = AdHocExperiment.Parse("technique=smote+loss=focal_loss:gamma=1e+1");
        Assert.Equal((BalancingTechnique.Smote, (LossFunction)new LossFunction.Focal { Gamma = 10 }), (experiment.Technique, experiment.Loss));
        Assert.Equal("SMOTE + focal loss (gamma 10)", experiment.Title);
        Assert.Equal(ExperimentGroup.Combined, experiment.Group);
    }

    [Fact]
    public void What_the_catalogue_has_is_that_of_the_catalogue()
    {
        Assert.Equal(ExperimentCatalog.Named(["smote_focal_loss"])[0], AdHocExperiment.Parse("loss=focal_loss+technique=smote"));
        Assert.Same(ExperimentCatalog.Baseline, AdHocExperiment.Parse("technique=none"));
    }

    [Fact]
    public void A_list_separated_by_commas_keeps_the_parameters_of_a_recipe_together()
    {
        Assert.Equal(
            ["baseline", "smote", "loss=focal_loss:gamma=3,alpha=none"],
            ExperimentCatalog.Named("smote,loss=focal_loss:gamma=3,alpha=none,baseline".Split(',')).Select(each => each.Name));
    }

    [Fact]
    public void An_adjusted_row_names_what_it_adjusts()
    {
        Assert.Equal("Baseline + cRT", AdHocExperiment.Parse("adjust=crt").Title);
        Assert.Equal("SMOTE + cRT", AdHocExperiment.Parse("technique=smote+adjust=crt").Title);
    }

    [Theory]
    [InlineData("loss=focal_loss+loss=cross_entropy", "'loss=focal_loss+loss=cross_entropy' gives loss twice. Leave one out.")]
    [InlineData("technique=smote:k=3", "'smote' has no parameters, but 'k' is given. Leave it out.")]
    [InlineData("sampler=instanc", "There is no batch sampler 'instanc'. Did you mean 'instance'? Choices: ")]
    public void What_is_wrong_is_said(string text, string message) => Assert.StartsWith(message, Assert.Throws<BallastException>(() => AdHocExperiment.Parse(text)).Message, StringComparison.Ordinal);
}
