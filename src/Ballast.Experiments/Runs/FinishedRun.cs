using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Reporting;

namespace Ballast.Experiments;

/// <summary>A finished run, read from its folder.</summary>
public sealed record FinishedRun
{
    /// <summary>The folder.</summary>
    public required string Folder { get; init; }

    /// <summary>Its settings.</summary>
    public required RunConfiguration Configuration { get; init; }

    /// <summary>Its result in short.</summary>
    public required RunSummary Summary { get; init; }

    /// <summary>Its class names.</summary>
    public required ClassNames Classes { get; init; }

    /// <summary>Class counts of the training part before balancing.</summary>
    public required ClassCounts TrainingBefore { get; init; }

    /// <summary>Class counts of the training part after balancing.</summary>
    public required ClassCounts TrainingAfter { get; init; }

    /// <summary>What the model says about the validation part.</summary>
    public required Predictions Validation { get; init; }

    /// <summary>What the model says about the test part.</summary>
    public required Predictions Test { get; init; }

    /// <summary>Its epochs.</summary>
    public required TrainingHistory History { get; init; }

    /// <summary>Reads a run's folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="BallastException">The folder is not that of a finished run, or a file of it is damaged.</exception>
    public static FinishedRun Load(string folder)
    {
        if (!RunFolder.IsFinished(folder))
            throw new BallastException($"'{folder}' is not the folder of a finished run: it has no {RunFolder.Summary}. Give folders that 'ballast train' or 'ballast experiments' wrote.");
        string In(string name) => Path.Combine(folder, name);
        RunConfiguration configuration = RunConfiguration.Read(In(RunFolder.Configuration));
        RunSummary summary = AtomicFile.ReadJson<RunSummary>(In(RunFolder.Summary));
        Statistics statistics = AtomicFile.ReadJson<Statistics>(In(RunFolder.DatasetStatistics));
        var classes = new ClassNames(AtomicFile.ReadJson<Dictionary<string, int>>(In(RunFolder.ClassMapping)).Keys);
        return new FinishedRun
        {
            Folder = folder,
            Configuration = configuration,
            Summary = summary,
            Classes = classes,
            TrainingBefore = Counts(statistics.OriginalClassDistribution, classes),
            TrainingAfter = Counts(statistics.BalancedClassDistribution, classes),
            Validation = Predictions.Read(In(RunFolder.ValidationPredictions), classes),
            Test = Predictions.Read(In(RunFolder.TestPredictions), classes),
            History = RunHistory.Read(In(RunFolder.History), configuration.Seed, summary.BestEpoch),
        };
    }

    /// <summary>The experiment that the run is: one of the catalogue, or one named by what differs from doing nothing.</summary>
    public Experiment Experiment
    {
        get => field ?? AdHocExperiment.Known(AdHocExperiment.Plain with
        {
            Technique = RunChoices.Techniques.Parse(Configuration.BalancingTechnique),
            Loss = Configuration.LossSettings,
            Sampler = RunChoices.Samplers.Parse(Configuration.Sampler),
            Mixing = RunChoices.Mixings.Parse(Configuration.Mixing),
            Adjustment = Adjustment,
        });
        init;
    }

    /// <summary>The adjustment whose predictions these are; null (the default) when they are the run's own.</summary>
    public AdjustmentMethod? Adjustment { get; init; }

    /// <summary>The same run with the predictions of an adjustment of it.</summary>
    /// <param name="method">The adjustment.</param>
    /// <exception cref="BallastException">The run has no such adjustment, or a file of it is damaged.</exception>
    public FinishedRun Adjusted(AdjustmentMethod method)
    {
        string folder = AdjustedFolder.Of(Folder, method);
        if (!File.Exists(Path.Combine(folder, RunFolder.TestPredictions)))
            throw new BallastException($"'{Folder}' has no adjustment '{AdjustmentChoices.Methods.NameOf(method)}'. Make it with 'ballast adjust', or leave it out.");
        return this with
        {
            Adjustment = method,
            Validation = Predictions.Read(Path.Combine(folder, RunFolder.ValidationPredictions), Classes),
            Test = Predictions.Read(Path.Combine(folder, RunFolder.TestPredictions), Classes),
        };
    }

    /// <summary>The made images that the run kept to be looked at.</summary>
    internal ImmutableArray<SyntheticExample> Examples(string run)
    {
        string folder = Path.Combine(Folder, RunFolder.SampleImages);
        string list = Path.Combine(folder, "sample_images.csv");
        if (!File.Exists(list)) return [];
        ImmutableArray<byte> Bytes(string name) => name.Length == 0 ? [] : [.. File.ReadAllBytes(Path.Combine(folder, name))];
        return
        [
            .. CsvTable.Read(list).Rows.Select(row => row.Cells).Select(row => new SyntheticExample
            {
                Run = run,
                BaseImage = Bytes(row[0]),
                NeighborImage = Bytes(row[1]),
                SyntheticImage = Bytes(row[2]),
                ClassName = row[3],
                Caption = row[1].Length > 0 ? $"step {double.Parse(row[5]):0.00}" : $"version {row[6]}",
            }),
        ];
    }

    private static ClassCounts Counts(Dictionary<string, int> byName, ClassNames classes) =>
        ClassCounts.FromCounts([.. classes.Select(name => byName.GetValueOrDefault(name))]);

    private sealed record Statistics(Dictionary<string, int> OriginalClassDistribution, Dictionary<string, int> BalancedClassDistribution);
}
