using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Training;

namespace Ballast.Experiments;

/// <summary>Datasets × networks × experiments × seeds.</summary>
/// <param name="Template">The settings that all runs share.</param>
/// <param name="Datasets">The datasets, none of one name.</param>
/// <param name="Models">The networks.</param>
public sealed record SuiteGrid(RunSettings Template, ImmutableArray<SuiteDataset> Datasets, ImmutableArray<NetworkName> Models)
{
    /// <summary>The experiments, in the order of running.</summary>
    public required ImmutableArray<Experiment> Experiments { get; init; }

    /// <summary>The seeds.</summary>
    public required ImmutableArray<uint> Seeds { get; init; }

    /// <summary>Runs that are left out; default none.</summary>
    public ImmutableArray<SuiteExclusion> Exclusions { get; init; } = [];

    /// <summary>Whether each network sees images of the size it was designed for; default false, all see those of the template.</summary>
    public bool ImageSizeOfNetwork { get; init; }

    /// <summary>Whether the file names the output folder.</summary>
    public bool HasOutput { get; init; }

    /// <summary>What to do with finished runs of the same settings; default keep them.</summary>
    public FinishedRunPolicy FinishedRuns { get; init; }

    /// <summary>The command that the person gave, for the report; default empty.</summary>
    public string Command { get; init; } = "";

    /// <summary>Carries out adjustments; see <see cref="SuiteSettings.Adjuster"/>.</summary>
    public IRunAdjuster? Adjuster { get; init; }

    /// <summary>A suite for each dataset and network. Their folders do not collide: datasets have a folder each where there are several, networks have their name in every folder.</summary>
    /// <exception cref="BallastException">Every run of a cell is left out.</exception>
    public ImmutableArray<SuiteCell> Cells => [.. Datasets.SelectMany(dataset => Models.Select(model => Cell(dataset, model)))];

    private SuiteCell Cell(SuiteDataset dataset, NetworkName model)
    {
        string network = RunChoices.Models.NameOf(model);
        bool datasets = Datasets.Length > 1, models = Models.Length > 1;
        string label = string.Join(", ", new[] { datasets ? dataset.Name : "", models ? network : "" }.Where(part => part.Length > 0));
        int size = ImageSizeOfNetwork ? model.ImageSizePixels : Template.Training.ImageSizePixels;
        var leftOut = (from experiment in Experiments
                       from seed in Seeds
                       where Exclusions.Any(each => each.Matches(dataset.Name, network, experiment, seed))
                       select (experiment, seed)).ToImmutableHashSet();
        if (leftOut.Count == Experiments.Length * Seeds.Length)
            throw new BallastException($"'exclude' leaves no run of the dataset '{dataset.Name}' with the network '{network}'. Leave less out, or take the dataset or the network out of the suite.");
        return new SuiteCell(label, new SuiteSettings
        {
            Template = Template with
            {
                DatasetPath = dataset.Path,
                Data = dataset.Data,
                OutputFolder = datasets ? Path.Combine(Template.OutputFolder, dataset.Name) : Template.OutputFolder,
                Training = Template.Training with { Network = model, ImageSizePixels = size },
            },
            Experiments = [.. Experiments.Where(experiment => Seeds.Any(seed => !leftOut.Contains((experiment, seed))))],
            Seeds = Seeds,
            LeftOut = leftOut,
            FolderName = models ? $"{ExperimentSuite.FolderName}_{network}" : ExperimentSuite.FolderName,
            FinishedRuns = FinishedRuns,
            Command = Command,
            Adjuster = Adjuster,
        });
    }
}
