using Ballast.Core;
using Ballast.Training;

namespace Ballast.Experiments.Tests;

public sealed class SuiteFileTests
{
    private const string Whole = """
        output: results
        datasets:
          - leaves
          - path: ../photos
            name: photos20
            imbalance: 20
            limit: 500
        models: [shufflenet_v2, resnet18]
        seeds: [42, 43]
        techniques:
          - baseline
          - technique=smote+loss=focal_loss
          - {name: softer, loss: {name: focal_loss, gamma: 1, alpha: none}}
          - loss: weighted_cross_entropy
        settings:
          epochs: 6
          image_size: 64
          learning-rate: 0.001
          val_ratio: 0.2
        exclude:
          - {dataset: leaves, model: resnet18, technique: softer}
          - {seed: 43, technique: [smote_focal_loss]}
        """;

    [Fact]
    public void How_weights_move_and_who_is_told_are_settings_too()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["suite.yaml"], """
            datasets: photos
            settings:
              optimizer: {name: sgd, momentum: 0.8}
              scheduler: {name: warmup, epochs: 2, around: {name: step, epochs: 30}}
              clip_gradients: norm:limit=2
              weight_averaging: ema
              batches_per_step: 2
              trained_layers: classifier
              precision: bfloat16
              device: auto
              checkpoint_minutes: 0
              checkpoint_steps: 50
              tensorboard: logs
              mlflow: http://localhost:5000
              mlflow_experiment: leaves
              weight_histograms: yes
            """);
        RunSettings settings = SuiteFile.Read(folder["suite.yaml"]).Template;
        Assert.Equal(
            new Training.TrainingSettings
            {
                Optimizer = new Training.OptimizerSettings.Sgd { Momentum = 0.8 },
                Schedule = new Training.WarmupSchedule { Epochs = 2, Around = new Training.StepSchedule { StepEpochs = 30 } },
                Clipping = new Training.GradientClipping.ByNorm { Limit = 2 },
                Averaging = new Training.WeightAveraging(),
                BatchesPerStep = 2,
                TrainedLayers = Training.TrainedLayers.Classifier,
                Precision = Training.TrainingPrecision.BFloat16,
                Device = Training.TrainingDevice.Auto,
            },
            settings.Training);
        Assert.Equal(new Training.CheckpointInterval { EveryMinutes = null, EverySteps = 50 }, settings.Checkpoints);
        Assert.Equal(
            new TrackingSettings { TensorBoardFolder = folder["logs"], MlflowServer = new Uri("http://localhost:5000"), MlflowExperiment = "leaves", WeightHistograms = true },
            settings.Tracking);
    }

    [Fact]
    public void A_suite_is_the_product_of_what_it_names_less_what_it_excludes()
    {
        using var folder = new TemporaryFolder();
        SuiteGrid grid = Read(folder, Whole);
        Assert.Equal([folder["leaves"], Path.GetFullPath(folder["../photos"])], grid.Datasets.Select(dataset => dataset.Path));
        Assert.Equal(["leaves", "photos20"], grid.Datasets.Select(dataset => dataset.Name));
        Assert.Equal((20.0, 500, 0.2), (grid.Datasets[1].Data.Imbalance!.Value, grid.Datasets[1].Data.Limit!.Value, grid.Datasets[1].Data.Split.ValidationShare));
        Assert.Equal(["baseline", "smote_focal_loss", "softer", "class_weights"], grid.Experiments.Select(each => each.Name));
        Assert.Equal(new LossFunction.Focal { Gamma = 1, Alpha = FocalAlpha.None }, grid.Experiments[2].Loss);
        Assert.Equal((6, 64, 0.001), (grid.Template.Training.Epochs, grid.Template.Training.ImageSizePixels, grid.Template.Training.LearningRate));
        Assert.Equal(folder["results"], grid.Template.OutputFolder);
        // 4 cells of 4 x 2 runs; one loses 'softer' (2 runs), each loses SMOTE + focal loss with seed 43.
        Assert.Equal([7, 5, 7, 7], grid.Cells.Select(cell => cell.Suite.Runs.Length));
    }

    [Fact]
    public void Folders_of_several_datasets_and_networks_do_not_collide()
    {
        using var folder = new TemporaryFolder();
        SuiteGrid grid = Read(folder, Whole);
        Assert.Equal(["leaves, shufflenet_v2", "leaves, resnet18", "photos20, shufflenet_v2", "photos20, resnet18"], grid.Cells.Select(cell => cell.Label));
        Assert.Equal(4, grid.Cells.Select(cell => Path.Combine(cell.Suite.Template.OutputFolder, cell.Suite.FolderName)).Distinct().Count());
        Assert.Equal(folder["results/photos20"], grid.Cells[3].Suite.Template.OutputFolder);
    }

    [Fact]
    public void One_dataset_and_network_have_the_folders_that_a_command_line_gives_them()
    {
        using var folder = new TemporaryFolder();
        SuiteCell cell = Assert.Single(Read(folder, "datasets: leaves").Cells);
        Assert.Equal(("", "balancing_experiments"), (cell.Label, cell.Suite.FolderName));
        Assert.Equal(ExperimentCatalog.Suite, cell.Suite.Experiments);
        Assert.Equal([42u], cell.Suite.Seeds);
        Assert.Equal(224, cell.Suite.Template.Training.ImageSizePixels);
    }

    [Fact]
    public void JSON_is_read_alike()
    {
        using var folder = new TemporaryFolder();
        SuiteGrid grid = Read(folder, """{"datasets": ["leaves"], "seeds": [1, 2], "techniques": ["baseline", {"loss": {"name": "focal_loss", "gamma": 3}}]}""", "suite.json");
        Assert.Equal("loss=focal_loss:gamma=3", grid.Experiments[1].Name);
        Assert.Equal([1u, 2u], grid.Seeds);
    }

    [Fact]
    public void A_group_stands_for_its_experiments()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(["baseline", "random_oversampling", "smote", "adasyn"], Read(folder, "datasets: x\ntechniques: [baseline, {group: resampling}]").Experiments.Select(each => each.Name));
    }

    [Theory]
    [InlineData("datasets: x\nseed: 3", "2:1: There is no 'seed' in the suite. Did you mean 'seeds'? Keys: output, datasets, models, seeds, techniques, settings, exclude.")]
    [InlineData("models: [resnet18]", "1:1: The suite names no datasets. Write for example 'datasets: [photos]'.")]
    [InlineData("datasets: x\nmodels: [resnet19]", "2:10: There is no network 'resnet19'. Did you mean 'resnet18'?")]
    [InlineData("datasets: x\nseeds: [1, -1]", "2:12: '-1' is no seed; a seed is a whole number from 0 to 4294967295.")]
    [InlineData("datasets: x\nseeds: [1, 2, 1]", "2:15: The seed '1' stands twice, first at line 2. Leave one out.")]
    [InlineData("datasets: [a/x, b/x]", "1:17: The dataset 'x' stands twice, first at line 1. Give one of them another 'name'.")]
    [InlineData("datasets: [{name: a}]", "1:12: A dataset needs a 'path'.")]
    [InlineData("datasets: [{path: x, name: a/b}]", "1:28: The dataset's name 'a/b' cannot be a folder. Give a 'name' of letters, digits, '-', '_' and '.'.")]
    [InlineData("datasets: [{path: x, imbalance: 0}]", "1:33: --imbalance is 0; it must be 1 or more. 20 means twenty images of the largest class for one of the smallest.")]
    [InlineData("datasets: x\nsettings: {epochs: many}", "2:20: 'many': it must be a whole number, for example 5.")]
    [InlineData("datasets: x\nsettings: {epochs: 0}", "2:20: The number of epochs is 0; it must be 1 or more.")]
    [InlineData("datasets: x\nsettings: {epochs: 1, epochs: 2}", "2:23: 'epochs' stands twice in settings. Leave one out.")]
    [InlineData("datasets: x\ntechniques: [smoke]", "2:14: There is no experiment 'smoke'. Did you mean 'smote'?")]
    [InlineData("datasets: x\ntechniques: [{loss: {name: focal_loss, gama: 3}}]", "2:40: The loss function 'focal_loss' has no 'gama'. Did you mean 'gamma'? It takes: gamma, alpha.")]
    [InlineData("datasets: x\ntechniques: [{loss: {name: focal_loss, gamma: -3}}]", "2:40: The loss function 'focal_loss' does not take gamma=-3. The focal exponent gamma is -3; it must be 0 or more. 2 is usual.")]
    [InlineData("datasets: x\ntechniques: [{loss: {gamma: 3}}]", "2:21: loss needs a 'name' beside its parameters.")]
    [InlineData("datasets: x\ntechniques: [{los: focal_loss}]", "2:15: There is no 'los' in a technique. Did you mean 'loss'? Keys: name, title, group, technique, loss, sampler, mixing, adjust.")]
    [InlineData("datasets: x\ntechniques: [smote, smote]", "2:21: The technique 'smote' stands twice, first at line 2. Leave one out, or give it another 'name'.")]
    [InlineData("datasets: x\ntechniques: [{group: mixing, loss: focal_loss}]", "2:14: A technique is a group or is described, not both. Leave 'group' out, or all else.")]
    [InlineData("datasets: x\nexclude: [{technique: smot}]", "2:23: The suite has no technique 'smot' to leave out. Did you mean 'smote'?")]
    [InlineData("datasets: x\nexclude: [{}]", "2:11: An exclusion that names nothing would leave out everything. Name a dataset, model, technique or seed.")]
    [InlineData("datasets: []", "1:11: datasets is empty. Give one or more.")]
    [InlineData("- x", "1:1: a suite is a map of output, datasets, models, seeds, techniques, settings, exclude.")]
    public void What_is_wrong_is_said_with_file_line_and_column(string text, string message)
    {
        using var folder = new TemporaryFolder();
        string error = Assert.Throws<BallastException>(() => Read(folder, text)).Message;
        Assert.StartsWith($"{folder["suite.yaml"]}:{message}", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() => Assert.Equal(
        "There is no suite file 'no.yaml'. Give the path of a YAML or JSON file; docs/examples/leaf-suite.yaml is one.",
        Assert.Throws<BallastException>(() => SuiteFile.Read("no.yaml")).Message);

    [Fact]
    public void Leaving_out_every_run_of_a_dataset_is_refused()
    {
        using var folder = new TemporaryFolder();
        SuiteGrid grid = Read(folder, "datasets: [a, b]\nexclude: [{dataset: a}]");
        Assert.Equal(
            "'exclude' leaves no run of the dataset 'a' with the network 'shufflenet_v2'. Leave less out, or take the dataset or the network out of the suite.",
            Assert.Throws<BallastException>(() => grid.Cells).Message);
    }

    [Fact]
    public void The_example_of_the_documents_is_read()
    {
        string example = Path.Combine(Root(), "docs", "examples", "leaf-suite.yaml");
        SuiteGrid grid = SuiteFile.Read(example);
        Assert.True(grid.Experiments.Length >= 10 && grid.Seeds.Length >= 3);
        Assert.Equal(ExperimentCatalog.Baseline, grid.Experiments[0]);
    }

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Ballast.slnx"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The checkout is not found.");
    }

    private static SuiteGrid Read(TemporaryFolder folder, string text, string name = "suite.yaml")
    {
        File.WriteAllText(folder[name], text);
        return SuiteFile.Read(folder[name]);
    }
}
