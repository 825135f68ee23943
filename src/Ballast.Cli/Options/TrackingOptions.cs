using System.CommandLine;
using Ballast.Experiments;

namespace Ballast.Cli;

/// <summary>The options that say which other programs are told about a run.</summary>
internal sealed class TrackingOptions
{
    private readonly Option<string?> tensorBoard = new("--tensorboard") { Description = "Write event files for TensorBoard there, a folder a run.", HelpName = "DIR" };
    private readonly Option<string?> mlflow = new("--mlflow") { Description = "Tell MLflow: a folder of its file store (mlruns), or the address of a server.", HelpName = "DIR|URL" };
    private readonly Option<string> experiment = new("--mlflow-experiment") { Description = "The experiment of MLflow that runs are put in.", DefaultValueFactory = _ => new TrackingSettings().MlflowExperiment, HelpName = "NAME" };
    private readonly Option<bool> histograms = new("--weight-histograms") { Description = "Give TensorBoard histograms of the weights too." };

    /// <summary>Every option, in the order of the help.</summary>
    public IEnumerable<Option> All => [tensorBoard, mlflow, experiment, histograms];

    /// <summary>What the options say.</summary>
    public TrackingSettings Read(ParseResult parsed)
    {
        var settings = new TrackingSettings
        {
            TensorBoardFolder = parsed.GetValue(tensorBoard),
            MlflowExperiment = parsed.GetValue(experiment)!,
            WeightHistograms = parsed.GetValue(histograms),
        };
        if (settings.TensorBoardFolder is null) GivenOptions.Refuse(parsed, [histograms], "no --tensorboard is given");
        if (parsed.GetValue(mlflow) is { } where) return settings.WithMlflow(where);
        GivenOptions.Refuse(parsed, [experiment], "no --mlflow is given");
        return settings;
    }
}
