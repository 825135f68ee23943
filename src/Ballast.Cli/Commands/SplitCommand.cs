using System.CommandLine;
using Ballast.Experiments;
using Ballast.Resampling;

namespace Ballast.Cli;

/// <summary><c>ballast split</c>: a stratified split plan that keeps groups whole.</summary>
internal static class SplitCommand
{
    private const string Purpose = """
        Split a folder of images into training, validation and test part, stratified by class, groups whole. Writes a plan; moves nothing.
        A folder that is split already is checked: a group or an identical file in two parts ends with exit code 1 and is named.

        Example:
          ballast split photos --output split_plan.csv --seed 42
        """;

    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "The folder of images, one folder a class." };
        var output = new Option<string>("--output") { Description = "The plan to write.", DefaultValueFactory = _ => "split_plan.csv", HelpName = "FILE" };
        var seed = new Option<uint>("--seed") { Description = "The seed.", DefaultValueFactory = _ => 42u, HelpName = "N" };
        var data = new DataOptions();
        Option<bool> json = JsonOutput.Option();
        var command = new Command("split", Purpose) { path, output, seed, json };
        foreach (Option option in data.All) command.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            var settings = new RunSettings { DatasetPath = parsed.GetRequiredValue(path), Data = data.Read(parsed) };
            SplitDataset split = DataReading.WithProgress(settings, cancellation).Split(settings.Data, parsed.GetValue(seed));
            split.WritePlan(parsed.GetValue(output)!);
            SplitView.Show(split, Path.GetFullPath(parsed.GetValue(output)!), parsed.GetValue(json));
            return Task.FromResult(0);
        });
        return command;
    }
}
