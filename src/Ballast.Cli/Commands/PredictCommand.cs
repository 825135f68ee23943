using System.CommandLine;
using Ballast.Core;
using Ballast.Experiments;

namespace Ballast.Cli;

/// <summary><c>ballast predict</c>: the classes of new images.</summary>
internal static class PredictCommand
{
    private const int Listed = 20;

    private const string Purpose = """
        Predict the classes of new images with a finished run. Images are read as in training; what cannot be read is named, left out, and ends with exit code 1.

        Examples:
          ballast predict outputs/mine photo.jpg
          ballast predict outputs/mine new_photos --output new.csv
          ballast predict outputs/mine new_photos --adjusted logit_adjustment --json
        """;

    public static Command Create()
    {
        var run = new Argument<string>("RUN") { Description = "The folder of a finished run." };
        var images = new Argument<string[]>("IMAGES") { Description = "Image files, and folders with images.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--output") { Description = "The table to write.", DefaultValueFactory = _ => "predictions.csv", HelpName = "FILE" };
        var adjusted = new Option<string?>("--adjusted") { Description = $"Use what 'ballast adjust' made of the run: {string.Join(", ", AdjustmentChoices.Methods.Names)}.", HelpName = "METHOD" };
        var cache = RunOptions.Number("--cache-mb", "Memory for decoded images, in MiB", 1024);
        Option<bool> json = JsonOutput.Option();
        var command = new Command("predict", Purpose) { run, images, output, adjusted, cache, json };
        command.SetAction((parsed, cancellation) =>
        {
            var settings = new PredictionSettings
            {
                RunFolder = parsed.GetRequiredValue(run),
                Paths = [.. parsed.GetRequiredValue(images)],
                Adjusted = parsed.GetValue(adjusted) is { } name ? AdjustmentChoices.Methods.Parse(name) : null,
                CacheBudgetBytes = (long)parsed.GetValue(cache) << 20,
            };
            string file = Path.GetFullPath(parsed.GetValue(output)!);
            if (file.StartsWith(Path.GetFullPath(settings.RunFolder).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                throw new BallastException($"--output '{file}' lies in the run's own folder, whose files are the run's result. Choose a file outside it.");
            ImagePredictions predictions = StepProgress.During("reading images", progress => RunPrediction.Execute(settings, progress, cancellation));
            predictions.Write(file);
            if (parsed.GetValue(json)) ShowJson(predictions, file);
            else Show(predictions, file);
            if (predictions.Problems.IsEmpty) return Task.FromResult(0);
            int count = predictions.Problems.Length;
            throw new BallastException($"{Amount.Of(count, "file")} could not be read and {(count == 1 ? "was" : "were")} left out: {string.Join(" ", predictions.Problems.Take(Listed).Select(Text))}{(count > Listed ? $" … and {Amount.Of(count - Listed)} more." : "")}", FailureKind.GateFailed);
        });
        return command;
    }

    private static string Text(DataProblem problem) => problem.Detail.Contains(problem.File, StringComparison.Ordinal) ? problem.Detail : $"{problem.File}: {problem.Detail}";

    private static void Show(ImagePredictions predictions, string file)
    {
        Screen.Table(
            ["image", "class", "confidence"],
            [.. Enumerable.Range(0, Math.Min(Listed, predictions.Files.Length)).Select(i => (IReadOnlyList<string>)[predictions.Files[i], predictions.Classes[predictions.Predicted(i)], $"{predictions.Confidence(i):0.000}"])]);
        if (predictions.Files.Length > Listed) Console.WriteLine($"… and {Amount.Of(predictions.Files.Length - Listed)} more in the table.");
        Console.WriteLine($"Table: {file}");
    }

    private static void ShowJson(ImagePredictions predictions, string file) => JsonOutput.Write(new
    {
        Output = file,
        Images = Enumerable.Range(0, predictions.Files.Length).Select(i => new
        {
            File = predictions.Files[i],
            PredictedClass = predictions.Classes[predictions.Predicted(i)],
            Confidence = predictions.Confidence(i),
            Probabilities = predictions.Classes.Select((name, label) => (name, label)).ToDictionary(each => each.name, each => predictions.Probabilities[i, each.label]),
        }),
        Problems = predictions.Problems,
    });
}
