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
        BallastException error = Assert.Throws<BallastException>(() => RunChoices.Schedules.Parse("cosin"));
        Assert.Equal("There is no schedule 'cosin'. Did you mean 'cosine'? Choices: step, cosine, constant.", error.Message);
    }

    [Fact]
    public void Every_technique_group_and_policy_has_a_name()
    {
        Assert.Equal(Enum.GetValues<BalancingTechnique>(), RunChoices.Techniques.Values.Order());
        Assert.Equal(Enum.GetValues<LeakagePolicy>(), RunChoices.Leakage.Values.Order());
        Assert.Equal(Enum.GetValues<ExperimentGroup>(), RunChoices.Groups.Values.Order());
        Assert.Equal(NetworkName.All, RunChoices.Models.Values);
    }

    [Fact]
    public void Every_name_parses_to_the_value_it_names()
    {
        foreach (BalancingTechnique technique in RunChoices.Techniques.Values)
            Assert.Equal(technique, RunChoices.Techniques.Parse(RunChoices.Techniques.NameOf(technique)));
    }
}
