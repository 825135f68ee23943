using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Ballast.Core;
using Ballast.Experiments;

namespace Ballast.Cli;

/// <summary><c>ballast adjust</c>: two-stage methods and corrections on a finished run.</summary>
internal static class AdjustCommand
{
    private const string Purpose = """
        Improve a finished run without training its network again: retrain or rescale the classifier on its frozen features (retrain, crt, lws, tau_norm, ncm,
        feature_smote, feature_adasyn), or correct its probabilities (logit_adjustment, thresholds, prior_correction, temperature, vector_scaling).
        Writes adjusted/METHOD in the run's folder with predictions, scores, parameters and weights, and adjusted/comparison.md with all of them.

        Examples:
          ballast adjust outputs/shufflenet_v2_balance_baseline_cross_entropy
          ballast adjust outputs/mine --method crt,lws,tau_norm
          ballast adjust outputs/mine --method prior_correction --test-priors uniform
        """;

    public static Command Create()
    {
        var run = new Argument<string>("RUN") { Description = "The folder of a finished run." };
        var methods = new Option<string?>("--method") { Description = $"Methods, separated by commas: {string.Join(", ", AdjustmentChoices.Methods.Names)}. Default: all.", HelpName = "NAMES" };
        var priors = new Option<string?>("--test-priors")
        {
            Description = "Prior correction: the share of each class where the classifier is used, as class=share separated by commas, or 'uniform'. Default: estimated from the test part's probabilities.",
            HelpName = "SHARES",
        };
        var tau = new Option<double?>("--tau") { Description = "Logit adjustment: its strength. Default: tuned on the validation part.", HelpName = "N" };
        var seed = new Option<uint?>("--seed") { Description = "Seed of sampling and starting weights. Default: the run's.", HelpName = "N" };
        var dataset = new Option<string?>("--dataset") { Description = "Where the images are now. Default: where the run read them.", HelpName = "DIR" };
        Option<bool> json = JsonOutput.Option();
        var command = new Command("adjust", Purpose) { run, methods, priors, tau, seed, dataset, json };
        command.SetAction((parsed, cancellation) =>
        {
            string folder = parsed.GetRequiredValue(run);
            var settings = new AdjustmentSettings
            {
                Methods = parsed.GetValue(methods) is { } names ? [.. names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(AdjustmentChoices.Methods.Parse)] : [.. AdjustmentChoices.Methods.Values],
                Tau = parsed.GetValue(tau),
                Seed = parsed.GetValue(seed),
                DatasetPath = parsed.GetValue(dataset),
                TestPriors = parsed.GetValue(priors) is { } shares ? Shares(shares, folder) : ImmutableSortedDictionary<string, double>.Empty,
            };
            if (settings.Methods.IsEmpty) throw new BallastException($"--method names no method. Choices: {string.Join(", ", AdjustmentChoices.Methods.Names)}.");
            AdjustmentResult result = StepProgress.During("adjusting", progress => RunAdjustment.Execute(folder, settings, new Relay(progress), cancellation));
            AdjustmentView.Show(result, parsed.GetValue(json));
            return Task.FromResult(0);
        });
        return command;
    }

    private static ImmutableSortedDictionary<string, double> Shares(string text, string run)
    {
        if (text.Equals("uniform", StringComparison.OrdinalIgnoreCase)) return FinishedRun.Load(run).Classes.ToImmutableSortedDictionary(name => name, _ => 1.0, StringComparer.Ordinal);
        var shares = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int sign = part.LastIndexOf('=');
            if (sign <= 0 || !double.TryParse(part[(sign + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out double share) || !(share > 0 && double.IsFinite(share)))
                throw new BallastException($"--test-priors has '{part}', which is not a class and a share above 0. Write class=share separated by commas, for example healthy=0.9,rust=0.1.");
            shares[part[..sign].Trim()] = share;
        }

        if (shares.Count == 0) throw new BallastException("--test-priors is empty. Write class=share separated by commas, or 'uniform'.");
        return shares.ToImmutable();
    }

    /// <summary>Shows the share of the methods that are done in hundredths.</summary>
    private sealed class Relay(IProgress<(int Done, int Total)>? steps) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => steps?.Report(((int)(100 * value.Share), 100));
    }
}
