using Ballast.Core;

namespace Ballast.Experiments.Tests;

public sealed class TrackingSettingsTests
{
    [Fact]
    public void Nothing_is_tracked_unless_it_is_asked_for()
    {
        var settings = new TrackingSettings();
        Assert.True(settings.IsOff);
        Assert.Null(RunConfiguration.Of(new RunSettings { DatasetPath = "photos" }, "f").Tracking);
        Assert.False((settings with { TensorBoardFolder = "logs" }).IsOff);
        Assert.False((settings with { MlflowFolder = "mlruns" }).IsOff);
        Assert.False((settings with { MlflowServer = new Uri("http://localhost:5000") }).IsOff);
    }

    [Fact]
    public void A_configuration_carries_the_trackers_but_asks_for_the_same_result()
    {
        using var folder = new TemporaryFolder();
        var tracked = new TrackingSettings { TensorBoardFolder = "logs", MlflowFolder = "mlruns", MlflowServer = new Uri("http://localhost:5000/x"), MlflowExperiment = "leaves", TimeoutSeconds = 2.5, WeightHistograms = true };
        RunConfiguration configuration = RunConfiguration.Of(new RunSettings { DatasetPath = "photos", Tracking = tracked }, "f");
        AtomicFile.WriteJson(folder["config.json"], configuration);
        RunConfiguration read = RunConfiguration.Read(folder["config.json"]);
        Assert.Equal(tracked with { TensorBoardFolder = Path.GetFullPath("logs"), MlflowFolder = Path.GetFullPath("mlruns") }, read.ToSettings().Tracking);
        Assert.True(RunConfiguration.Of(new RunSettings { DatasetPath = "photos" }, "f").Repeats(read));
    }

    [Fact]
    public void Mlflow_is_a_folder_or_an_address()
    {
        Assert.Equal(new TrackingSettings { MlflowFolder = "mlruns" }, new TrackingSettings().WithMlflow("mlruns"));
        Assert.Equal(new TrackingSettings { MlflowServer = new Uri("HTTPS://host:5000") }, new TrackingSettings { MlflowFolder = "mlruns" }.WithMlflow("HTTPS://host:5000"));
        Assert.Equal(
            "'http://' is not the address of an MLflow server. Give one such as http://localhost:5000.",
            Assert.Throws<BallastException>(() => new TrackingSettings().WithMlflow("http://")).Message);
    }

    [Fact]
    public void Values_that_cannot_be_are_refused()
    {
        Assert.Equal(
            "'ftp://x/' is not the address of an MLflow server. Give one such as http://localhost:5000.",
            Assert.Throws<BallastException>(() => new TrackingSettings { MlflowServer = new Uri("ftp://x") }).Message);
        Assert.Equal(
            "The MLflow experiment has an empty name. Leave it out for 'ballast'.", Assert.Throws<BallastException>(() => new TrackingSettings { MlflowExperiment = " " }).Message);
        Assert.Equal(
            "The timeout of the MLflow server is 0 s; it must be above 0. 10 is usual.", Assert.Throws<BallastException>(() => new TrackingSettings { TimeoutSeconds = 0 }).Message);
    }
}
