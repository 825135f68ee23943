using Ballast.Core;

namespace Ballast.Experiments.Tests;

public sealed class ExperimentCatalogTests
{
    [Fact]
    public void The_suite_has_eight_experiments_in_five_groups_and_three_references()
    {
        // The original's README: baseline 1, resampling 3, augmentation 1, loss function 1, combined 2.
        Dictionary<ExperimentGroup, int> sizes = ExperimentCatalog.Suite.GroupBy(each => each.Group).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(1, sizes[ExperimentGroup.Baseline]);
        Assert.Equal(3, sizes[ExperimentGroup.Resampling]);
        Assert.Equal(1, sizes[ExperimentGroup.Augmentation]);
        Assert.Equal(1, sizes[ExperimentGroup.LossFunction]);
        Assert.Equal(2, sizes[ExperimentGroup.Combined]);
        Assert.Equal(3, sizes[ExperimentGroup.Reference]);
        Assert.Equal(11, ExperimentCatalog.Suite.Length);
    }

    [Fact]
    public void A_group_runs_with_the_baseline_first()
    {
        Assert.Equal(["baseline", "random_oversampling", "smote", "adasyn"], ExperimentCatalog.OfGroup(ExperimentGroup.Resampling).Select(each => each.Name));
    }

    [Fact]
    public void Named_experiments_run_alone_in_the_order_of_the_catalogue()
    {
        Assert.Equal(["smote", "focal_loss"], ExperimentCatalog.Named(["focal_loss", "smote"]).Select(each => each.Name));
    }

    [Fact]
    public void An_unknown_name_is_refused()
    {
        Assert.StartsWith("There is no experiment 'smoke'. Did you mean 'smote'?", Assert.Throws<BallastException>(() => ExperimentCatalog.Named(["smoke"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_folder_is_named_after_model_technique_and_loss()
    {
        Assert.Equal("shufflenet_v2_balance_baseline_cross_entropy", ExperimentCatalog.Baseline.FolderFor("shufflenet_v2"));
        Assert.Equal("resnet18_balance_smote_focal_loss", ExperimentCatalog.Named(["smote_focal_loss"])[0].FolderFor("resnet18"));
    }

    [Theory]
    [InlineData(800, 2000, true)]
    [InlineData(800, 860, false)] // a tenth more is as long
    [InlineData(800, 0, false)]
    public void A_second_control_runs_where_offline_augmentation_makes_longer_epochs(int largestClass, int floor, bool expected) =>
        Assert.Equal(expected, ExperimentCatalog.SuiteFor(largestClass, floor).Any(experiment => experiment.Name == "longest_baseline"));

    [Fact]
    public void The_eight_and_the_references_have_the_folders_they_always_had() => Assert.Equal(
        [
            "m_balance_baseline_cross_entropy", "m_balance_baseline_weighted_cross_entropy", "m_balance_repeat_all_cross_entropy", "m_balance_repeat_all_to_floor_cross_entropy",
            "m_balance_random_oversampling_cross_entropy", "m_balance_smote_cross_entropy", "m_balance_adasyn_cross_entropy", "m_balance_offline_augmentation_cross_entropy",
            "m_balance_baseline_focal_loss", "m_balance_smote_focal_loss", "m_balance_offline_augmentation_focal_loss",
        ],
        ExperimentCatalog.Suite.Select(experiment => experiment.FolderFor("m")));

    [Fact]
    public void Names_and_titles_of_the_catalogue_stand_once()
    {
        Assert.Equal(ExperimentCatalog.All.Length, ExperimentCatalog.All.Select(each => each.Name).Distinct().Count());
        Assert.Equal(ExperimentCatalog.All.Length, ExperimentCatalog.All.Select(each => each.Title).Distinct().Count());
    }
}
