using System.Collections.Immutable;
using System.CommandLine;
using Ballast.Core;
using Ballast.Experiments;
using Ballast.Resampling;

namespace Ballast.Cli;

/// <summary><c>ballast experiments</c>: the suite of balancing techniques and its report.</summary>
internal static class ExperimentsCommand
{
    private const string Purpose = """
        Run the suite of balancing techniques and compare them with doing nothing.

        With no PATH it draws a demo dataset and runs on that. Finished runs are kept: after an interruption the same command goes on.

        Examples:
          ballast experiments
          ballast experiments photos --model shufflenet_v2 --image-size 64 --limit 3000 --epochs 6
          ballast experiments photos --group resampling --seeds 42,43,44
          ballast experiments photos --only baseline,loss=focal_loss:gamma=3,technique=smote+loss=focal_loss
          ballast experiments --suite leaf-suite.yaml
        """;

    public static Command Create()
    {
        var path = new Argument<string?>("PATH") { Description = "The folder of images, one folder a class. Default: the demo dataset.", Arity = ArgumentArity.ZeroOrOne };
        var group = new Option<string?>("--group") { Description = $"Run one group, with the baseline: {string.Join(", ", RunChoices.Groups.Names)}.", HelpName = "NAME" };
        var only = new Option<string?>("--only") { Description = $"Run just these, separated by commas: {string.Join(", ", RunChoices.Experiments.Names)}; or recipes such as loss=focal_loss:gamma=3, joined by '+'.", HelpName = "NAMES" };
        var suite = new Option<string?>("--suite") { Description = "Run what a YAML or JSON file says: datasets, networks, techniques, seeds and settings.", HelpName = "FILE" };
        var seeds = new Option<string>("--seeds", "--seed") { Description = "Seeds, separated by commas; every experiment runs once a seed.", DefaultValueFactory = _ => "42", HelpName = "N,N" };
        var overwrite = new Option<bool>("--overwrite") { Description = "Run again what is finished already." };
        Option<bool> json = JsonOutput.Option();
        var run = new RunOptions();
        var command = new Command("experiments", Purpose) { path, group, only, suite, seeds, overwrite, json };
        foreach (Option option in run.All) command.Add(option);
        command.SetAction((parsed, cancellation) => Task.FromResult(parsed.GetValue(suite) is { } file ? SuiteFileRun.Execute(
            new SuiteFileRun.Request(file, parsed.GetValue(path), [group, only, seeds, .. run.All.Where(option => option != run.Output)], run.Output), parsed,
            (parsed.GetValue(overwrite), parsed.GetValue(json)), cancellation) : Run(
            new Request(parsed.GetValue(path), parsed.GetValue(group), parsed.GetValue(only), parsed.GetValue(seeds)!, parsed.GetValue(overwrite), parsed.GetValue(json)),
            parsed, run, cancellation)));
        return command;
    }

    private static int Run(Request request, ParseResult parsed, RunOptions options, CancellationToken cancellation)
    {
        uint[] seeds = Seeds(request.Seeds);
        ImmutableArray<Experiment>? chosen = Chosen(request);
        RunSettings template = options.Read(parsed, request.Path ?? "", seeds[0], request.Path is null ? DemoDefaults.Instance : null);
        if (request.Path is null) template = template with { DatasetPath = DemoDataset.Provide(template.OutputFolder, cancellation) };
        PreparedDataset data = DataReading.WithProgress(template, cancellation);
        var suite = new SuiteSettings
        {
            Template = template,
            Experiments = [.. (chosen ?? SuiteFor(data, template, seeds[0])).Select(each => each with { Loss = options.WithFocalGamma(parsed, each.Loss) })],
            Seeds = [.. seeds],
            FinishedRuns = request.Overwrite ? FinishedRunPolicy.Overwrite : FinishedRunPolicy.Keep,
            Adjuster = new RunAdjuster(),
            Command = CommandOf(parsed),
        };
        if (!request.Json) SuiteView.Introduce(suite, data);
        SuiteResult result = LiveProgress.During(progress => new ExperimentSuite(suite, ThisProgram.Executor()).Run(data, progress, cancellation));
        SuiteView.Conclude(result, request.Json);
        return result.Failures > 0 ? 1 : 0;
    }

    private static ImmutableArray<Experiment> SuiteFor(PreparedDataset data, RunSettings template, uint seed)
    {
        ClassCounts training = ClassCounts.Of(data.Split(template.Data, seed).LabelsOf(SplitPart.Train), data.Dataset.Classes.Count);
        return ExperimentCatalog.SuiteFor(training.Largest, template.OfflineFloor);
    }

    private static ImmutableArray<Experiment>? Chosen(Request request) => (request.Group, request.Only) switch
    {
        (null, null) => null,
        ({ } group, null) => ExperimentCatalog.OfGroup(RunChoices.Groups.Parse(group)),
        (null, { } only) => ExperimentCatalog.Named(only.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
        _ => throw new BallastException("--group and --only exclude each other. Give one of them."),
    };

    /// <summary>The command as it was given.</summary>
    internal static string CommandOf(ParseResult parsed) => "ballast " + string.Join(' ', parsed.Tokens.Select(token => token.Value));

    private static uint[] Seeds(string text) =>
    [
        .. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(word => uint.TryParse(word, out uint seed)
            ? seed
            : throw new BallastException($"--seeds holds '{word}', which is not a whole number from 0 to {uint.MaxValue}. Write for example --seeds 42,43,44.")),
    ];

    private sealed record Request(string? Path, string? Group, string? Only, string Seeds, bool Overwrite, bool Json);
}
