using System.CommandLine;
using Ballast.Experiments;
using Ballast.Training;

namespace Ballast.Cli;

/// <summary><c>ballast balance</c>: a balanced copy of a folder of images.</summary>
internal static class BalanceCommand
{
    private const string Purpose = """
        Write a copy of a folder of images that is split, with the training part balanced; validation and test stay as they are.
        Made images are written as PNG files, and metadata.csv says of every file what it was made from.

        Example:
          ballast balance photos balanced --balancing-technique offline_augmentation --augmentation-floor 500
        """;

    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "The folder of images, one folder a class." };
        var output = new Argument<string>("OUT") { Description = "The folder to write; must not exist." };
        var technique = RunOptions.Choice("--balancing-technique", "What is done to the training part", RunChoices.Techniques, BalancingTechnique.RandomOversampling);
        var seed = new Option<uint>("--seed") { Description = "The seed.", DefaultValueFactory = _ => 42u, HelpName = "N" };
        var neighbors = RunOptions.Number("--neighbors", "Neighbours that SMOTE and ADASYN choose from", 5);
        var floor = RunOptions.Number("--augmentation-floor", "Offline augmentation brings each class to at least this many images", 2000);
        var offline = RunOptions.Augmentation("--offline-augmentation", "Transforms of offline augmentation", "combined");
        Option<bool> json = JsonOutput.Option();
        var data = new DataOptions();
        var command = new Command("balance", Purpose) { path, output, technique, seed, neighbors, floor, offline, json };
        foreach (Option option in data.All) command.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            var settings = new RunSettings
            {
                DatasetPath = parsed.GetRequiredValue(path),
                Data = data.Read(parsed),
                Technique = RunChoices.Techniques.Parse(parsed.GetValue(technique)!),
                Neighbors = parsed.GetValue(neighbors),
                OfflineFloor = parsed.GetValue(floor),
                OfflineAugmentation = RunChoices.AugmentationNamed(parsed.GetValue(offline)!),
                Training = new TrainingSettings { Seed = parsed.GetValue(seed) },
            };
            SplitDataset split = DataReading.WithProgress(settings, cancellation).Split(settings.Data, settings.Seed);
            BalancedCopy copy = BalancedCopy.Write(settings, split, parsed.GetRequiredValue(output), cancellation);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(new { copy.Folder, copy.Files, Classes = split.Classes, Before = copy.Plan.Before.Counts, After = copy.Plan.After.Counts, copy.Plan.Warnings });
                return Task.FromResult(0);
            }

            Screen.Table(
                ["class", "train before", "train after"],
                [.. split.Classes.Select((name, label) => (IReadOnlyList<string>)[name, $"{copy.Plan.Before[label]:N0}", $"{copy.Plan.After[label]:N0}"])]);
            foreach (string warning in copy.Plan.Warnings) Console.WriteLine($"note: {warning}");
            Console.WriteLine($"{copy.Files:N0} images written to {copy.Folder}");
            return Task.FromResult(0);
        });
        return command;
    }
}
