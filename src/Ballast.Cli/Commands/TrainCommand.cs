using System.CommandLine;
using System.Text.Json;
using Ballast.Core;
using Ballast.Experiments;

namespace Ballast.Cli;

/// <summary><c>ballast train</c>: one run.</summary>
internal static class TrainCommand
{
    private const string Purpose = """
        Train one classifier with one balancing technique and one loss, and write its run folder.

        Examples:
          ballast train photos --balancing-technique smote --loss-function focal_loss
          ballast train photos --model resnet18 --image-size 128 --epochs 20 --group-column patient
          ballast train photos --loss-function focal_loss:gamma=3 --imbalance 20
          ballast train --list losses
          ballast train --config outputs/shufflenet_v2_balance_smote_cross_entropy/config.json
        """;

    public static Command Create()
    {
        var path = new Argument<string?>("PATH") { Description = "The folder of images, one folder a class.", Arity = ArgumentArity.ZeroOrOne };
        var technique = RunOptions.Choice("--balancing-technique", "What is done to the training part", RunChoices.Techniques, BalancingTechnique.None);
        var slots = new TrainingSlots();
        var list = new Option<string?>("--list") { Description = $"List what an option takes, with all parameters, and train nothing: {string.Join(", ", RecipeListView.Subjects)}.", HelpName = "WHAT" };
        var name = new Option<string?>("--experiment-name") { Description = "Name of the run's folder.", HelpName = "NAME" };
        var seed = new Option<uint>("--seed") { Description = "Seed of split, balancing, network and batches.", DefaultValueFactory = _ => 42u, HelpName = "N" };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace a run of the same name." };
        var config = new Option<string?>("--config") { Description = "Repeat the run of a config.json; other options are not used.", HelpName = "FILE" };
        var child = new Option<bool>("--child") { Hidden = true };
        Option<bool> json = JsonOutput.Option();
        var run = new RunOptions();
        var command = new Command("train", Purpose) { path, technique, slots.Loss, slots.Sampler, slots.Mixing, list, name, seed, overwrite, config, child, json };
        foreach (Option option in run.All) command.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            if (parsed.GetValue(child)) ParentWatch.Start();
            if (parsed.GetValue(list) is { } subject)
            {
                RecipeListView.Show(subject, parsed.GetValue(json));
                return Task.FromResult(0);
            }

            RunSettings settings = parsed.GetValue(config) is { } file
                ? RunConfiguration.Read(file).ToSettings()
                : slots.Fill(parsed, run, WithTechnique(run.Read(parsed, Required(parsed.GetValue(path)), parsed.GetValue(seed)), parsed.GetValue(technique)!)) with
                {
                    Name = parsed.GetValue(name),
                };
            if (parsed.GetValue(child)) RunAsChild(settings, cancellation);
            else Finish(RunForPerson(settings, parsed.GetValue(overwrite), cancellation), parsed.GetValue(json));
            return Task.FromResult(0);
        });
        return command;
    }

    private static string Required(string? path) =>
        path ?? throw new BallastException("No folder of images is given. Write 'ballast train PATH', or 'ballast train --config FILE' to repeat a run.");

    private static RunSettings WithTechnique(RunSettings settings, string technique)
    {
        bool lossAsTechnique = technique.Replace('-', '_').Equals("focal_loss", StringComparison.OrdinalIgnoreCase);
        if (!lossAsTechnique) return settings with { Technique = RunChoices.Techniques.Parse(technique) };
        Console.Error.WriteLine("ballast: note: focal_loss is a loss; taken as --loss-function focal_loss with no balancing technique.");
        return settings with { Loss = RunChoices.Losses.Parse("focal_loss") };
    }

    private static void RunAsChild(RunSettings settings, CancellationToken cancellation)
    {
        SplitDataset data = SplitDataset.ReadPlan(settings.Data.SplitPlanPath!);
        TrainingRun.Execute(settings, data, FinishedRunPolicy.Overwrite, new LineProgress(), cancellation);
    }

    private static void Finish(FinishedRun finished, bool asJson)
    {
        if (asJson) JsonOutput.Write(new { finished.Folder, finished.Summary });
        else RunView.Show(finished);
    }

    private static FinishedRun RunForPerson(RunSettings settings, bool overwrite, CancellationToken cancellation)
    {
        FinishedRunPolicy policy = overwrite ? FinishedRunPolicy.Overwrite : FinishedRunPolicy.Keep;
        SplitDataset data = DataReading.WithProgress(settings, cancellation).Split(settings.Data, settings.Seed);
        return LiveProgress.During(progress => TrainingRun.Execute(settings, data, policy, new SingleRun(settings.FolderName, progress), cancellation));
    }

    /// <summary>One JSON message a line, for the suite that started this process.</summary>
    private sealed class LineProgress : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(value, JsonFormat.Line));
            Console.Out.Flush();
        }
    }

    /// <summary>Shows a single run as a suite of one.</summary>
    private sealed class SingleRun(string title, IProgress<SuiteProgress> suite) : IProgress<RunProgress>
    {
        private bool started;

        public void Report(RunProgress value)
        {
            SuiteStep step = started ? SuiteStep.Moved : SuiteStep.Started;
            started = true;
            suite.Report(new SuiteProgress(step, 0, 1, title, value));
        }
    }
}
