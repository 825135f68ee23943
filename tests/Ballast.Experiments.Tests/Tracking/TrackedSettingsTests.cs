using Ballast.Interchange;

namespace Ballast.Experiments.Tests;

public sealed class TrackedSettingsTests
{
    [Fact]
    public void Settings_are_flat_typed_and_without_what_changes_no_result()
    {
        IReadOnlyDictionary<string, TrackedValue> settings = TrackedSettings.Of(
            RunConfiguration.Of(new RunSettings { DatasetPath = "photos", Tracking = new TrackingSettings { MlflowFolder = "mlruns" } }, "f"));
        Assert.Equal(new TrackedValue.Number(0.0005), settings["best_hyperparameters.learning_rate"]);
        Assert.Equal(new TrackedValue.Text("cross_entropy"), settings["loss_function"]);
        Assert.Equal("0.0005", settings["best_hyperparameters.learning_rate"].ToString());
        Assert.DoesNotContain(settings.Keys, name => name.StartsWith("tracking", StringComparison.Ordinal) || name is "output_dir" or "experiment_name" or "pretrained");
        Assert.Contains(settings.Keys, name => name.StartsWith("augmentation_config.", StringComparison.Ordinal));
    }
}
