using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Reporting;
using Ballast.Resampling;

namespace Ballast.Experiments;

/// <summary>What a report says about the data and about itself.</summary>
internal static class ReportFacts
{
    public static ReportDataset Dataset(FinishedRun run)
    {
        SplitDataset data = SplitDatasetFile.Read(Path.Combine(run.Folder, RunFolder.SplitPlan));
        return new ReportDataset
        {
            Name = Path.GetFileName(run.Configuration.Dataset),
            Classes = run.Classes,
            Training = data.CountsOf(SplitPart.Train),
            Validation = data.CountsOf(SplitPart.Validation),
            Test = data.CountsOf(SplitPart.Test),
            GroupColumn = data.GroupColumn,
            Groups = data.Samples.Select(sample => sample.Group).Where(group => group.Length > 0).Distinct().Count(),
            ManyAbove = run.Configuration.ManyAbove,
            FewBelow = run.Configuration.FewBelow,
            Imbalance = run.Configuration.Imbalance,
            Problems = [.. data.Problems.Select(problem => new ReportProblem(problem.File, problem.Kind, problem.Detail))],
        };
    }

    public static ReportProvenance Provenance(ImmutableArray<FinishedRun> runs, string command, DateTimeOffset date)
    {
        RunConfiguration settings = runs[0].Configuration;
        return new ReportProvenance
        {
            Command = command,
            Date = date,
            DataFingerprint = settings.DatasetFingerprint,
            Seeds = [.. runs.Select(run => run.Configuration.Seed).Distinct().Order()],
            Machine = RunSnapshot.Machine(),
            Versions = [.. RunSnapshot.Versions().Select(each => new NamedValue(each.Key, each.Value))],
            Settings =
            [
                new("network", settings.Model),
                new("image size", $"{settings.ImageSize} px"),
                new("epochs", $"at most {settings.Epochs}, patience {settings.Patience}, best by {settings.Monitor}"),
                new("batch size", $"{settings.BatchSize}"),
                new("optimiser", $"{settings.BestHyperparameters.Optimizer}, learning rate {settings.BestHyperparameters.LearningRate}, {settings.BestHyperparameters.Scheduler} schedule, weight decay {settings.BestHyperparameters.WeightDecay}"),
                new("pretrained weights", settings.Pretrained ?? "none"),
                new("augmentation while training", settings.AugmentationConfig.ToJsonString()),
                new("offline augmentation", settings.OfflineAugmentationConfig.ToJsonString()),
            ],
        };
    }
}
