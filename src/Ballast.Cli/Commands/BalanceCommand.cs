using System.CommandLine;
using Ballast.Core;
using Ballast.Detection;
using Ballast.Experiments;

namespace Ballast.Cli;

/// <summary><c>ballast balance</c>: a balanced copy of a folder of images, or of a detection dataset.</summary>
internal static class BalanceCommand
{
    private const string Purpose = """
        Write a copy of a dataset that is split, with the training part balanced; validation and test stay as they are. The input is never changed.

        A folder of images, one folder a class: made images are written as PNG files, and metadata.csv says of every file what it was made from.
        A YOLO dataset (images/ and labels/): its volumes are split, none into two parts, those with objects and those without alike; then the images
        without objects of the training part are drawn until there are as many as with objects.

        Examples:
          ballast balance photos balanced --balancing-technique offline_augmentation --augmentation-floor 500
          ballast balance yolo_dataset balanced --train-ratio 0.7 --val-ratio 0.15 --test-ratio 0.15 --seed 42 --link hardlink
        """;

    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "A folder of images, one folder a class; or a YOLO dataset." };
        var output = new Argument<string>("OUT") { Description = "The folder to write; must not exist." };
        var seed = new Option<uint>("--seed") { Description = "The seed.", DefaultValueFactory = _ => 42u, HelpName = "N" };
        Option<bool> json = JsonOutput.Option();
        var data = new DataOptions();
        var classes = new ClassBalanceOptions();
        var detection = new DetectionBalanceOptions();
        var command = new Command("balance", Purpose) { path, output, seed, json };
        foreach (Option option in (IEnumerable<Option>)[.. data.All, .. classes.All, .. detection.All]) command.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            string input = parsed.GetRequiredValue(path), folder = parsed.GetRequiredValue(output);
            RequireInput(input);
            if (YoloDataset.IsFound(input))
            {
                GivenOptions.Refuse(parsed, [.. classes.All, .. data.ClassFoldersOnly], $"'{input}' is a detection dataset");
                BalanceOptions options = detection.Read(parsed, data.ValidationRatio(parsed), data.TestRatio(parsed), parsed.GetValue(seed));
                BalancePlan plan = StepProgress.During("reading labels", progress => DetectionBalance.Plan(input, options, progress, cancellation));
                DetectionBalanceRun.Run(plan, folder, detection.IsDryRun(parsed) ? null : detection.Writing(parsed), parsed.GetValue(json), cancellation);
            }
            else
            {
                GivenOptions.Refuse(parsed, detection.All, $"'{input}' is no detection dataset (it has neither images/ and labels/ nor train/images/)");
                RunSettings settings = classes.Read(parsed, input, data.Read(parsed), parsed.GetValue(seed));
                Run(settings, folder, parsed.GetValue(json), cancellation);
            }

            return Task.FromResult(0);
        });
        return command;
    }

    /// <summary>A detection dataset that lacks a half of itself must not be taken for a folder of classes.</summary>
    private static void RequireInput(string input)
    {
        if (!Directory.Exists(input)) throw new BallastException($"Input directory not found: {input}. Name a YOLO dataset, or a folder of images, one folder a class.");
        string images = Path.Join(input, "images"), labels = Path.Join(input, "labels");
        bool lacksLabels = !Directory.Exists(labels) && Directory.Exists(images) && Directory.EnumerateFiles(images).Any();
        if (!YoloDataset.IsFound(input) && (lacksLabels || (Directory.Exists(labels) && !Directory.Exists(images))))
            throw new BallastException($"Input directory must contain 'images/' and 'labels/' subdirectories: {input} has no '{(lacksLabels ? "labels/" : "images/")}'.");
    }

    private static void Run(RunSettings settings, string output, bool json, CancellationToken cancellation)
    {
        SplitDataset split = DataReading.WithProgress(settings, cancellation).Split(settings.Data, settings.Seed);
        BalancedCopy copy = BalancedCopy.Write(settings, split, output, cancellation);
        if (json)
        {
            JsonOutput.Write(new { copy.Folder, copy.Files, Classes = split.Classes, Before = copy.Plan.Before.Counts, After = copy.Plan.After.Counts, copy.Plan.Warnings });
            return;
        }

        Screen.Table(
            ["class", "train before", "train after"],
            [.. split.Classes.Select((name, label) => (IReadOnlyList<string>)[name, $"{copy.Plan.Before[label]:N0}", $"{copy.Plan.After[label]:N0}"])]);
        foreach (string warning in copy.Plan.Warnings) Console.WriteLine($"note: {warning}");
        Console.WriteLine($"{copy.Files:N0} images written to {copy.Folder}");
    }
}
